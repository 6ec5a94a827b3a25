import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

/** Work on many executions at once: done by the Temporal workflow `repairRuns`, whose id holds the job's. */
export const RepairKind = OneOf(['retry', 'dead-letters']);
export type RepairKind = Static<typeof RepairKind>;

export const RepairStatus = OneOf(['running', 'done', 'stopped', 'failed']);
export type RepairStatus = Static<typeof RepairStatus>;

/** What became of one of them. `begun`: a new execution goes on; `skipped`: nothing was done, `message` says why. */
export const RepairOutcome = OneOf(['begun', 'skipped']);
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
});
export type RepairItem = Static<typeof RepairItem>;
