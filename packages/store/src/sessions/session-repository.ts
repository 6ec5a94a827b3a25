import type { StoreContext } from '../store-context.ts';

export interface LoginSession {
  workspaceId: string;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  address?: string;
}

interface SessionDocument extends LoginSession {
  /** SHA-256 of the token in hex: the token itself is only in the browser. */
  _id: string;
}

export type SessionRepository = ReturnType<typeof sessionRepository>;

/** Logins. MongoDB removes them within a minute of `expiresAt`; `find` does not wait for that. */
export function sessionRepository({ db }: StoreContext) {
  const sessions = db.collection<SessionDocument>('sessions');
  return {
    async create(
      workspaceId: string,
      input: { tokenHash: string; userId: string; expiresAt: Date; address?: string },
    ): Promise<void> {
      const { tokenHash, ...rest } = input;
      await sessions.insertOne({ _id: tokenHash, workspaceId, createdAt: new Date(), ...rest });
    },
    /** The session of a token's hash; it says which workspace it belongs to. */
    async find(tokenHash: string): Promise<LoginSession | null> {
      return sessions.findOne({ _id: tokenHash, expiresAt: { $gt: new Date() } }, { projection: { _id: 0 } });
    },
    async extend(tokenHash: string, expiresAt: Date): Promise<void> {
      await sessions.updateOne({ _id: tokenHash }, { $set: { expiresAt } });
    },
    async delete(tokenHash: string): Promise<void> {
      await sessions.deleteOne({ _id: tokenHash });
    },
    async deleteOfUser(workspaceId: string, userId: string): Promise<void> {
      await sessions.deleteMany({ workspaceId, userId });
    },
  };
}
