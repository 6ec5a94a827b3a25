import { HubError, type PageOf, type PageQuery, type Role } from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

export interface UserRecord {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  role: Role;
  /** As the hub made it (scrypt with its parameters and salt); null until a password is chosen. Never in an answer. */
  passwordHash: string | null;
  /** The link to choose a password: SHA-256 of its token in hex. */
  link?: { hash: string; expiresAt: string } | null;
  createdAt: string;
}

export type UserRepository = ReturnType<typeof userRepository>;

export function userRepository({ client, db }: StoreContext) {
  const users = db.collection<Stored<UserRecord>>('users');
  const read = (row: Stored<UserRecord>): UserRecord => fromStored<UserRecord>(row);

  /** Changes a user unless no owner would be left: two owners who remove each other at the same time meet at their workspace. */
  async function keepingAnOwner(
    workspaceId: string,
    id: string,
    change: (session: ClientSession) => Promise<UserRecord | null>,
  ): Promise<UserRecord | null | 'last_owner'> {
    return client.withSession((session) =>
      session.withTransaction(async () => {
        await db
          .collection<{ _id: string }>('workspaces')
          .updateOne({ _id: workspaceId }, { $inc: { userChanges: 1 } }, { session });
        const owners = await users
          .find({ workspaceId, role: 'owner', passwordHash: { $ne: null } }, { session, limit: 2 })
          .toArray();
        const isLast = owners.length === 1 && owners[0]?._id === id;
        return isLast ? ('last_owner' as const) : change(session);
      }),
    );
  }

  return {
    /** @throws HubError `conflict` when the workspace has a user of that address. */
    async create(workspaceId: string, input: Omit<UserRecord, 'id' | 'createdAt'>): Promise<UserRecord> {
      const email = input.email.toLowerCase();
      const user: UserRecord = { ...input, email, id: newId('usr'), createdAt: new Date().toISOString() };
      try {
        await users.insertOne(toStored(workspaceId, user));
      } catch (error) {
        if (isDuplicateKey(error)) throw new HubError('conflict', `There is already a user ${email}`);
        throw error;
      }
      return user;
    },
    async get(workspaceId: string, id: string): Promise<UserRecord | null> {
      const found = await users.findOne({ _id: id, workspaceId });
      return found && read(found);
    },
    /** Users of an address in all workspaces: who logs in does not say which workspace it is. */
    async findForLogin(email: string): Promise<{ workspaceId: string; user: UserRecord }[]> {
      const found = await users.find({ email: email.toLowerCase() }).sort({ _id: 1 }).toArray();
      return found.map((document) => ({ workspaceId: document.workspaceId, user: read(document) }));
    },
    /** Takes the link away and sets the password: a link works once. Null when there is no such link, or no longer. */
    async choosePassword(
      linkHash: string,
      passwordHash: string,
    ): Promise<{ workspaceId: string; user: UserRecord } | null> {
      const found = await users.findOneAndUpdate(
        { 'link.hash': linkHash, 'link.expiresAt': { $gt: new Date().toISOString() } },
        { $set: { passwordHash, link: null } },
        { returnDocument: 'after' },
      );
      return found && { workspaceId: found.workspaceId, user: read(found) };
    },
    async setPasswordHash(workspaceId: string, id: string, passwordHash: string): Promise<void> {
      await users.updateOne({ _id: id, workspaceId }, { $set: { passwordHash } });
    },
    async setLink(workspaceId: string, id: string, link: UserRecord['link']): Promise<UserRecord | null> {
      const found = await users.findOneAndUpdate(
        { _id: id, workspaceId },
        { $set: { link: link ?? null } },
        { returnDocument: 'after' },
      );
      return found && read(found);
    },
    /** `last_owner` when nobody would be left who may do everything. */
    async setRole(workspaceId: string, id: string, role: Role): Promise<UserRecord | null | 'last_owner'> {
      const set = async (session?: ClientSession) => {
        const found = await users.findOneAndUpdate(
          { _id: id, workspaceId },
          { $set: { role } },
          { returnDocument: 'after', ...(session && { session }) },
        );
        return found && read(found);
      };
      return role === 'owner' ? set() : keepingAnOwner(workspaceId, id, set);
    },
    async remove(workspaceId: string, id: string): Promise<UserRecord | null | 'last_owner'> {
      return keepingAnOwner(workspaceId, id, async (session) => {
        const found = await users.findOneAndDelete({ _id: id, workspaceId }, { session });
        return found && read(found);
      });
    },
    async count(workspaceId: string): Promise<number> {
      return users.countDocuments({ workspaceId });
    },
    async list(
      workspaceId: string,
      { role, ...query }: PageQuery & { role?: Role | undefined } = {},
    ): Promise<PageOf<UserRecord>> {
      return findPage(users, { filter: { workspaceId, ...(role && { role }) }, query }, (row) =>
        fromStored<UserRecord>(row),
      );
    },
  };
}
