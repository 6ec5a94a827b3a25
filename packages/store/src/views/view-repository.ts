import type { PageOf, PageQuery, View, ViewPage } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

/** `ownerId`: the user or API key that made it. */
export interface ViewRecord extends View {
  ownerId: string;
}

/** Who asks: sees shared views and those of `id`; changes those of `id`, and shared ones where `changesShared`. */
export interface Viewer {
  id: string;
  changesShared: boolean;
}

export type ViewRepository = ReturnType<typeof viewRepository>;

export function viewRepository({ db }: StoreContext) {
  const views = db.collection<Stored<ViewRecord>>('views');
  const changeable = (workspaceId: string, id: string, viewer: Viewer) => ({
    _id: id,
    workspaceId,
    $or: [{ ownerId: viewer.id }, ...(viewer.changesShared ? [{ isShared: true }] : [])],
  });
  return {
    async create(workspaceId: string, input: Omit<ViewRecord, 'id' | 'createdAt'>): Promise<View> {
      const view = { ...input, id: newId('view'), createdAt: new Date().toISOString() };
      await views.insertOne(toStored(workspaceId, view));
      return shown(view);
    },
    async list(
      workspaceId: string,
      viewer: Viewer,
      { page, ...query }: PageQuery & { page?: ViewPage | undefined } = {},
    ): Promise<PageOf<View>> {
      const filter = { workspaceId, ...(page && { page }), $or: [{ ownerId: viewer.id }, { isShared: true }] };
      return findPage(views, { filter, query }, (row) => shown(fromStored<ViewRecord>(row)));
    },
    /** Null when there is none that the viewer may change. */
    async update(
      workspaceId: string,
      id: string,
      viewer: Viewer,
      changes: Partial<Pick<View, 'name' | 'query' | 'isShared'>>,
    ): Promise<View | null> {
      const found = await views.findOneAndUpdate(
        changeable(workspaceId, id, viewer),
        [{ $set: Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { $literal: value }])) }],
        { returnDocument: 'after' },
      );
      return found && shown(fromStored<ViewRecord>(found));
    },
    async delete(workspaceId: string, id: string, viewer: Viewer): Promise<boolean> {
      return (await views.deleteOne(changeable(workspaceId, id, viewer))).deletedCount === 1;
    },
  };
}

function shown({ ownerId: _ownerId, ...view }: ViewRecord): View {
  return view;
}
