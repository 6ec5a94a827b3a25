import { type Static, Type } from 'typebox';
import { OneOf } from '../one-of.ts';
import { Id, Page, PageQuery, Timestamp } from '../page.ts';
import { defineRoute } from '../route.ts';

/** The list that a view is of. */
export const ViewPage = OneOf(['leads', 'companies', 'workflows', 'executions']);
export type ViewPage = Static<typeof ViewPage>;

/** Filters, search and order of a list, under a name. */
export const View = Type.Object(
  {
    id: Id,
    page: ViewPage,
    name: Type.String(),
    /** As in the page's address: `status=new&sort=-score`. */
    query: Type.String(),
    /** Whether all people of the workspace see it, or only the one who made it. */
    isShared: Type.Boolean(),
    /** E-mail, or name of the API key, of who made it. */
    madeBy: Type.String(),
    createdAt: Timestamp,
  },
  { $id: 'View' },
);
export type View = Static<typeof View>;

const common = { tag: 'Views' } as const;
const parts = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  query: Type.String({ maxLength: 2000 }),
  isShared: Type.Boolean(),
};

export const listViews = defineRoute({
  ...common,
  method: 'GET',
  path: '/views',
  operationId: 'listViews',
  summary: 'Saved views of a list: shared ones and your own, newest first',
  permission: 'leads:read',
  query: Type.Object({ ...PageQuery.properties, page: Type.Optional(ViewPage) }),
  response: Page(View),
});
export const createView = defineRoute({
  ...common,
  method: 'POST',
  path: '/views',
  operationId: 'createView',
  summary: 'Save a view under a name',
  permission: 'leads:read',
  audit: 'view.create',
  status: 201,
  body: Type.Object({ page: ViewPage, ...parts }, { additionalProperties: false }),
  response: View,
});
export const updateView = defineRoute({
  ...common,
  method: 'PATCH',
  path: '/views/{id}',
  operationId: 'updateView',
  summary: 'Change a view that you made, or, as an owner, any shared one',
  permission: 'leads:read',
  audit: 'view.update',
  body: Type.Partial(Type.Object(parts), { additionalProperties: false }),
  response: View,
});
export const deleteView = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/views/{id}',
  operationId: 'deleteView',
  summary: 'Delete a view that you made, or, as an owner, any shared one',
  permission: 'leads:read',
  audit: 'view.delete',
  status: 204,
});
