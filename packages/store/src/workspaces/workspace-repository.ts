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
    /** All of them, oldest first. */
    async list(): Promise<Workspace[]> {
      return (await workspaces.find().sort({ _id: 1 }).toArray()).map(read);
    },
  };
}
