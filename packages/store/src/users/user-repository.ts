import { HubError, type PageOf, type PageQuery, type Role } from '@leadloom/contracts';
import { isDuplicateKey } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

export interface User {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  role: Role;
  /** As the hub made it (scrypt with its parameters and salt). Never in an answer. */
  passwordHash: string;
  createdAt: string;
}

export type UserRepository = ReturnType<typeof userRepository>;

export function userRepository({ db }: StoreContext) {
  const users = db.collection<Stored<User>>('users');
  return {
    /** @throws HubError `conflict` when the workspace has a user of that address. */
    async create(workspaceId: string, input: Omit<User, 'id' | 'createdAt'>): Promise<User> {
      const email = input.email.toLowerCase();
      const user: User = { ...input, email, id: newId('usr'), createdAt: new Date().toISOString() };
      try {
        await users.insertOne(toStored(workspaceId, user));
      } catch (error) {
        if (isDuplicateKey(error)) throw new HubError('conflict', `There is already a user ${email}`);
        throw error;
      }
      return user;
    },
    async get(workspaceId: string, id: string): Promise<User | null> {
      const found = await users.findOne({ _id: id, workspaceId });
      return found && fromStored<User>(found);
    },
    /** Users of an address in all workspaces: who logs in does not say which workspace it is. */
    async findForLogin(email: string): Promise<{ workspaceId: string; user: User }[]> {
      const found = await users.find({ email: email.toLowerCase() }).sort({ _id: 1 }).toArray();
      return found.map((document) => ({ workspaceId: document.workspaceId, user: fromStored<User>(document) }));
    },
    async setPasswordHash(workspaceId: string, id: string, passwordHash: string): Promise<void> {
      await users.updateOne({ _id: id, workspaceId }, { $set: { passwordHash } });
    },
    async count(workspaceId: string): Promise<number> {
      return users.countDocuments({ workspaceId });
    },
    async list(workspaceId: string, query: PageQuery = {}): Promise<PageOf<User>> {
      return findPage(users, { filter: { workspaceId }, query }, (row) => fromStored<User>(row));
    },
  };
}
