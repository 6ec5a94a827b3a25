import { type PageOf, type PageQuery, type Workflow } from '@leadloom/contracts';
import { refuseDuplicate } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';
import { type Tag, tagsCollection } from './ensure-tags.ts';

export type TagRepository = ReturnType<typeof tagRepository>;

/** Tags of workflows. Renaming or deleting one changes its workflows in the same transaction. */
export function tagRepository({ client, db }: StoreContext) {
  const tags = db.collection<Stored<Tag>>(tagsCollection);
  const workflows = db.collection<Stored<Workflow>>('workflows');
  return {
    /** @throws HubError `conflict` when there is a tag of that name. */
    async create(workspaceId: string, name: string): Promise<Tag> {
      const at = new Date().toISOString();
      const tag: Tag = { id: newId('tag'), name, createdAt: at, updatedAt: at };
      await tags
        .insertOne(toStored(workspaceId, tag))
        .catch(refuseDuplicate('conflict', `There is already a tag "${name}"`));
      return tag;
    },
    async get(workspaceId: string, id: string): Promise<Tag | null> {
      const found = await tags.findOne({ _id: id, workspaceId });
      return found && read(found);
    },
    async list(workspaceId: string, query: PageQuery): Promise<PageOf<Tag>> {
      return findPage(tags, { filter: { workspaceId }, query }, read);
    },
    async getMany(workspaceId: string, ids: readonly string[]): Promise<Tag[]> {
      return (await tags.find({ workspaceId, _id: { $in: [...ids] } }).toArray()).map(read);
    },
    async named(workspaceId: string, names: readonly string[]): Promise<Map<string, Tag>> {
      const found = await tags.find({ workspaceId, name: { $in: [...names] } }).toArray();
      return new Map(found.map((row) => [row.name, read(row)]));
    },
    /** @throws HubError `conflict` when there is another tag of that name. */
    async rename(workspaceId: string, id: string, name: string): Promise<Tag | null> {
      const renamed = client.withSession((session) =>
        session.withTransaction(async () => {
          const before = await tags.findOneAndUpdate(
            { _id: id, workspaceId },
            { $set: { name, updatedAt: new Date().toISOString() } },
            { session, returnDocument: 'before' },
          );
          if (before === null) return null;
          await workflows.updateMany(
            { workspaceId, tags: before.name },
            { $set: { 'tags.$[tag]': name } },
            { session, arrayFilters: [{ tag: before.name }] },
          );
          const after = await tags.findOne({ _id: id, workspaceId }, { session });
          return after && read(after);
        }),
      );
      return renamed.catch(refuseDuplicate('conflict', `There is already a tag "${name}"`));
    },
    async delete(workspaceId: string, id: string): Promise<Tag | null> {
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const gone = await tags.findOneAndDelete({ _id: id, workspaceId }, { session });
          if (gone === null) return null;
          await workflows.updateMany({ workspaceId, tags: gone.name }, { $pull: { tags: gone.name } }, { session });
          return read(gone);
        }),
      );
    },
  };
}

function read(row: Stored<Tag>): Tag {
  return fromStored<Tag>(row);
}
