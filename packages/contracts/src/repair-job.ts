import { type Static, Type } from 'typebox';
import { ExecutionStatus } from './execution.ts';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

/** Work on many executions at once: done by the Temporal workflow `repairRuns`, whose id holds the job's. */
export const RepairKind = OneOf(['retry', 'dead-letters', 'replay']);
export type RepairKind = Static<typeof RepairKind>;

export const RepairStatus = OneOf(['running', 'done', 'stopped', 'failed']);
export type RepairStatus = Static<typeof RepairStatus>;

/** What became of one of them. `begun`: a new execution goes on; `skipped`: nothing was done, `message` says why; `same`, `different`: outputs of a replay. */
export const RepairOutcome = OneOf(['begun', 'skipped', 'same', 'different']);
export type RepairOutcome = Static<typeof RepairOutcome>;

export const RepairJob = Type.Object(
  {
    id: Id,
    kind: RepairKind,
    status: RepairStatus,
    total: Type.Integer(),
    /** How many came to which outcome. */
    outcomes: Type.Record(Type.String(), Type.Integer()),
    createdAt: Timestamp,
    finishedAt: Nullable(Timestamp),
    error: Type.Optional(Type.String()),
  },
  { $id: 'RepairJob' },
);
export type RepairJob = Static<typeof RepairJob>;

/** How a replay on another version differs from what was. */
export const ReplayReport = Type.Object({
  /** Statuses of the execution as it was, and of the replay. */
  before: ExecutionStatus,
  after: ExecutionStatus,
  /** The node that ended the replay, and its message. */
  error: Nullable(Type.String()),
  sameNodes: Type.Integer(),
  nodes: Type.Array(
    Type.Object({
      node: Type.String(),
      /** `new`, `missing`: it ran in the replay alone, or before alone. */
      outcome: OneOf(['different', 'new', 'missing']),
      /** Where its outputs differ first: run, output, item, then names of fields. */
      at: Type.Optional(Type.String()),
    }),
  ),
});
export type ReplayReport = Static<typeof ReplayReport>;

export const RepairItem = Type.Object({
  /** Sorts by the place within the job. */
  id: Id,
  /** The execution, or the dead letter, that it is about. */
  subject: Id,
  /** Null until it is its turn. */
  outcome: Nullable(RepairOutcome),
  /** The execution that was begun. */
  executionId: Type.Optional(Id),
  message: Type.Optional(Type.String()),
  report: Type.Optional(ReplayReport),
});
export type RepairItem = Static<typeof RepairItem>;
