import type { RetryPolicy } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';

export interface Workspace {
  id: string;
  name: string;
  createdAt: string;
}

interface WorkspaceDocument {
  _id: string;
  name: string;
  createdAt: string;
  retryDefaults?: RetryPolicy;
}

export type WorkspaceRepository = ReturnType<typeof workspaceRepository>;

/** Workspaces: the only records that belong to nobody else. */
export function workspaceRepository({ db }: StoreContext) {
  const workspaces = db.collection<WorkspaceDocument>('workspaces');
  const read = ({ _id, name, createdAt }: WorkspaceDocument): Workspace => ({ id: _id, name, createdAt });
  return {
    async create(name: string): Promise<Workspace> {
      const document = { _id: newId('ws'), name, createdAt: new Date().toISOString() };
      await workspaces.insertOne(document);
      return read(document);
    },
    async get(workspaceId: string): Promise<Workspace | null> {
      const found = await workspaces.findOne({ _id: workspaceId });
      return found && read(found);
    },
    async getRetryDefaults(workspaceId: string): Promise<RetryPolicy> {
      const found = await workspaces.findOne({ _id: workspaceId }, { projection: { retryDefaults: 1 } });
      return found?.retryDefaults ?? {};
    },
    async setRetryDefaults(workspaceId: string, retryDefaults: RetryPolicy): Promise<void> {
      await workspaces.updateOne({ _id: workspaceId }, { $set: { retryDefaults } });
    },
    /** All of them, oldest first. */
    async list(): Promise<Workspace[]> {
      return (await workspaces.find().sort({ _id: 1 }).toArray()).map(read);
    },
  };
}
