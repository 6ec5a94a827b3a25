import { type Static, Type } from 'typebox';
import { OneOf } from '../one-of.ts';
import { Nullable } from '../page.ts';
import { defineRoute } from '../route.ts';
import { WorkflowDocument } from '../workflow.ts';

const closed = { additionalProperties: false };
const Values = Type.Record(Type.String(), Type.Unknown());

/** What a node's form asks the vendor for: choices, a list to search in, columns to fill. */
export const NodeOptionsRequest = Type.Object(
  {
    version: Type.Number(),
    /** As the form has them now. */
    parameters: Values,
    credentials: Type.Optional(Values),
    kind: OneOf(['options', 'list', 'columns']),
    /** Of the node, as its description names it; without it the description's own request at `path` is made. */
    method: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    /** Of the field in the parameters: `additionalFields.owner`. */
    path: Type.String({ maxLength: 500 }),
    filter: Type.Optional(Type.String({ maxLength: 500 })),
    /** Given with the page before. */
    paginationToken: Type.Optional(Type.Unknown()),
  },
  closed,
);
export type NodeOptionsRequest = Static<typeof NodeOptionsRequest>;

/** One choice; `url` leads to it at the vendor. */
export const OfferedOption = Type.Object({
  name: Type.String(),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  description: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
});
export type OfferedOption = Static<typeof OfferedOption>;

/** A column that a resource mapper fills. */
export const MapperColumn = Type.Object(
  {
    id: Type.String(),
    displayName: Type.String(),
    required: Type.Optional(Type.Boolean()),
    defaultMatch: Type.Optional(Type.Boolean()),
    canBeUsedToMatch: Type.Optional(Type.Boolean()),
    display: Type.Optional(Type.Boolean()),
    type: Type.Optional(Type.String()),
    readOnly: Type.Optional(Type.Boolean()),
    removed: Type.Optional(Type.Boolean()),
    options: Type.Optional(Type.Array(OfferedOption)),
  },
  { additionalProperties: true },
);
export type MapperColumn = Static<typeof MapperColumn>;

export const NodeOptions = Type.Object({
  options: Type.Array(OfferedOption),
  columns: Type.Array(MapperColumn),
  /** For the next page, where there is one. */
  paginationToken: Type.Optional(Type.Unknown()),
  /** Why the vendor could not be asked. */
  error: Nullable(Type.String()),
});
export type NodeOptions = Static<typeof NodeOptions>;

export const loadNodeOptions = defineRoute({
  method: 'POST',
  path: '/node-types/{name}/options',
  operationId: 'loadNodeOptions',
  tag: 'Workflows',
  summary: 'Ask the vendor for what a field of a node can be set to',
  // Whoever may draw a node may use the accounts that it names.
  permission: 'workflows:write',
  body: NodeOptionsRequest,
  response: NodeOptions,
});

export const ExpressionsRequest = Type.Object(
  {
    /** As it is drawn now; without it the newest version. */
    document: Type.Optional(WorkflowDocument),
    /** The node that the expressions stand in. */
    node: Type.String({ minLength: 1, maxLength: 500 }),
    /** The run whose data they see; without it pinned data alone. */
    executionId: Type.Optional(Type.String({ maxLength: 128 })),
    itemIndex: Type.Optional(Type.Integer({ minimum: 0 })),
    runIndex: Type.Optional(Type.Integer({ minimum: 0 })),
    expressions: Type.Array(Type.String({ maxLength: 100_000 }), { minItems: 1, maxItems: 50 }),
  },
  closed,
);
export type ExpressionsRequest = Static<typeof ExpressionsRequest>;

/** What one expression gives, or why it gives nothing. A value over 100,000 characters of JSON is cut, as text. */
export const ExpressionResult = Type.Object({
  value: Type.Optional(Type.Unknown()),
  error: Nullable(Type.String()),
});
export type ExpressionResult = Static<typeof ExpressionResult>;

export const tryExpressions = defineRoute({
  method: 'POST',
  path: '/workflows/{id}/expressions',
  operationId: 'tryExpressions',
  tag: 'Workflows',
  summary: 'What expressions of a node give for an item of a run',
  permission: 'workflows:write',
  body: ExpressionsRequest,
  response: Type.Object({ results: Type.Array(ExpressionResult) }),
});
