import { type Static, Type } from 'typebox';
import { FailureClass } from './failure-class.ts';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

export const DeadLetterStatus = OneOf(['open', 'replayed', 'discarded']);
export type DeadLetterStatus = Static<typeof DeadLetterStatus>;

/** An item that a node failed at and that was set aside, while the others went on. */
export const DeadLetter = Type.Object(
  {
    id: Id,
    status: DeadLetterStatus,
    workflowId: Id,
    workflowName: Type.String(),
    executionId: Id,
    node: Type.String(),
    run: Type.Integer(),
    /** Its place among the items that the node got at input `input`. */
    item: Type.Integer(),
    input: Type.Integer(),
    class: FailureClass,
    message: Type.String(),
    /** The same for failures of one cause: the message without what differs from item to item. */
    fingerprint: Type.String(),
    createdAt: Timestamp,
    settledAt: Nullable(Timestamp),
    /** The execution that it was replayed in. */
    replayedAs: Type.Optional(Id),
  },
  { $id: 'DeadLetter' },
);
export type DeadLetter = Static<typeof DeadLetter>;

/** Open dead letters of one cause. */
export const DeadLetterGroup = Type.Object({
  workflowId: Id,
  workflowName: Type.String(),
  node: Type.String(),
  class: FailureClass,
  fingerprint: Type.String(),
  /** Of the newest of them. */
  message: Type.String(),
  count: Type.Integer(),
  firstAt: Timestamp,
  lastAt: Timestamp,
});
export type DeadLetterGroup = Static<typeof DeadLetterGroup>;
