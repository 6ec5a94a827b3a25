import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';
import { NodeRetry } from './retry.ts';

export const ExecutionStatus = OneOf(['new', 'running', 'waiting', 'needs_decision', 'success', 'error', 'canceled']);
export type ExecutionStatus = Static<typeof ExecutionStatus>;

/** Of an execution that will not go on. */
export const endedStatuses = ['success', 'error', 'canceled'] as const satisfies readonly ExecutionStatus[];

export function hasEnded<T extends { status: ExecutionStatus }>(
  execution: T,
): execution is T & { status: (typeof endedStatuses)[number] } {
  return endedStatuses.some((status) => status === execution.status);
}

/** Begins the workflow id of executions whose document is no workflow of the hub. */
export const unsavedPrefix = 'unsaved_';

/** n8n's modes. */
export const ExecutionMode = OneOf(['manual', 'trigger', 'webhook', 'integrated', 'error', 'retry']);
export type ExecutionMode = Static<typeof ExecutionMode>;

/** Why flow control let a run not begin: which rule, a full queue, or that its items went with another run. */
export const LeftOutReason = OneOf(['throttle', 'debounce', 'singleton', 'full', 'joined']);
export type LeftOutReason = Static<typeof LeftOutReason>;

/** What flow control did with a run before it began. */
export const ExecutionFlow = Type.Object({
  state: OneOf(['held', 'admitted', 'left-out']),
  since: Timestamp,
  reason: Type.Optional(LeftOutReason),
  /** The run that its items went with. */
  joins: Type.Optional(Id),
  /** Of the run of a batch: how many others gave it their items. */
  joined: Type.Optional(Type.Integer()),
});
export type ExecutionFlow = Static<typeof ExecutionFlow>;

export const Execution = Type.Object(
  {
    id: Id,
    workflowId: Id,
    workflowName: Type.String(),
    workflowVersion: Type.Integer(),
    mode: ExecutionMode,
    status: ExecutionStatus,
    startedAt: Timestamp,
    finishedAt: Nullable(Timestamp),
    durationMs: Nullable(Type.Integer()),
    /** The node that ended it, and its message. */
    error: Nullable(
      Type.Object({
        message: Type.String(),
        node: Type.Optional(Type.String()),
        description: Type.Optional(Type.String()),
      }),
    ),
    segments: Type.Integer(),
    /** While it waits: the node, and until when unless it is called before; null for as long as it takes. */
    wait: Type.Optional(Type.Object({ node: Type.String(), until: Nullable(Timestamp) })),
    /** Number of the last event. */
    lastEvent: Type.Integer(),
    /** The failed execution that this one goes on from. */
    retryOf: Type.Optional(Id),
    /** A person wants it kept, whatever the rules of retention say. */
    isKept: Type.Optional(Type.Boolean()),
    /** What its workflow does not keep has been taken out of its data: there is nothing to go on from. */
    isMasked: Type.Optional(Type.Boolean()),
    flow: Type.Optional(ExecutionFlow),
    /** While a node waits for its next try. */
    retry: Type.Optional(NodeRetry),
    /** What its nodes noted of it, by name. */
    customData: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { $id: 'Execution' },
);
export type Execution = Static<typeof Execution>;

/** One run of a node, as stored beside its output. */
export const NodeRun = Type.Object({
  node: Type.String(),
  run: Type.Integer(),
  status: OneOf(['success', 'error', 'waiting']),
  startedAt: Timestamp,
  durationMs: Type.Integer(),
  /** Items per output index. */
  items: Type.Array(Type.Integer()),
  error: Type.Optional(
    Type.Object({
      message: Type.String(),
      description: Type.Optional(Type.String()),
      itemIndex: Type.Optional(Type.Integer()),
    }),
  ),
  /** How often it was tried again by the retry policy. */
  retries: Type.Optional(Type.Integer()),
  /** Where its input came from. */
  source: Type.Array(Nullable(Type.Object({ node: Type.String(), output: Type.Integer(), run: Type.Integer() }))),
});
export type NodeRun = Static<typeof NodeRun>;

/**
 * Events of a run, numbered from 1 without gaps within the execution. The live view and the history are the fold of the same events.
 */
export const RunEvent = Type.Union([
  Type.Object({ type: Type.Literal('execution-started'), seq: Type.Integer(), at: Timestamp, mode: ExecutionMode }),
  Type.Object({
    type: Type.Literal('node-started'),
    seq: Type.Integer(),
    at: Timestamp,
    node: Type.String(),
    run: Type.Integer(),
  }),
  Type.Object({ type: Type.Literal('node-finished'), seq: Type.Integer(), at: Timestamp, nodeRun: NodeRun }),
  Type.Object({
    type: Type.Literal('execution-waiting'),
    seq: Type.Integer(),
    at: Timestamp,
    node: Type.String(),
    until: Nullable(Timestamp),
  }),
  Type.Object({ type: Type.Literal('node-retrying'), seq: Type.Integer(), at: Timestamp, ...NodeRetry.properties }),
  /** Flow control holds it before it begins. */
  Type.Object({ type: Type.Literal('execution-held'), seq: Type.Integer(), at: Timestamp }),
  Type.Object({
    type: Type.Literal('decision-needed'),
    seq: Type.Integer(),
    at: Timestamp,
    node: Type.String(),
    request: Type.String(),
  }),
  Type.Object({
    type: Type.Literal('execution-finished'),
    seq: Type.Integer(),
    at: Timestamp,
    status: ExecutionStatus,
    error: Nullable(Type.Object({ message: Type.String(), node: Type.Optional(Type.String()) })),
  }),
]);
export type RunEvent = Static<typeof RunEvent>;

/** A page of the items of one output of one node run. `total` is the number of items of that output, or of those that a search found. */
export const NodeData = Type.Object({
  node: Type.String(),
  run: Type.Integer(),
  output: Type.Integer(),
  offset: Type.Integer(),
  total: Type.Integer(),
  /** Where the items stand in the output, when they were searched for. */
  indexes: Type.Optional(Type.Array(Type.Integer())),
  items: Type.Array(
    Type.Object(
      { json: Type.Unknown(), binary: Type.Optional(Type.Unknown()), error: Type.Optional(Type.Unknown()) },
      { additionalProperties: true },
    ),
  ),
});
export type NodeData = Static<typeof NodeData>;

/** A field that items have. */
export const DataField = Type.Object({
  /** Names from the outside in; 0 stands for the elements of a list. */
  path: Type.Array(Type.Union([Type.String(), Type.Integer()])),
  /** JSON's words: `string`, `number`, `boolean`, `null`, `object`, `list`. */
  types: Type.Array(Type.String()),
  /** How many items have it. */
  count: Type.Integer(),
  /** The first value that is neither null nor empty, shortened. */
  example: Type.Optional(Type.String()),
});
export type DataField = Static<typeof DataField>;

/** Fields in the order in which they came, those inside of one behind it. At most 1,000. */
export const NodeFields = Type.Object({ total: Type.Integer(), fields: Type.Array(DataField) });
export type NodeFields = Static<typeof NodeFields>;
