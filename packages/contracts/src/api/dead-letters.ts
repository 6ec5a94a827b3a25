import { type Static, Type } from 'typebox';
import { DeadLetter, DeadLetterGroup, DeadLetterStatus } from '../dead-letter.ts';
import { FailureClass } from '../failure-class.ts';
import { Id, Page, PageQuery } from '../page.ts';
import { RepairJob } from '../repair-job.ts';
import { defineRoute } from '../route.ts';

const tag = 'Dead letters';

const cause = {
  workflowId: Type.Optional(Id),
  node: Type.Optional(Type.String({ maxLength: 300 })),
  class: Type.Optional(FailureClass),
  fingerprint: Type.Optional(Type.String({ maxLength: 100 })),
};
/** Those named, or all open ones of a cause. */
export const DeadLetterChoice = Type.Object(
  {
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true })),
    filter: Type.Optional(Type.Object(cause, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type DeadLetterChoice = Static<typeof DeadLetterChoice>;

export const DeadLetterWithData = Type.Object({
  deadLetter: DeadLetter,
  /** The item as the node got it: n8n's form. */
  data: Type.Record(Type.String(), Type.Unknown()),
});

export const listDeadLetters = defineRoute({
  method: 'GET',
  path: '/dead-letters',
  operationId: 'listDeadLetters',
  tag,
  summary: 'Items that were set aside, newest first',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    ...cause,
    status: Type.Optional(DeadLetterStatus),
    executionId: Type.Optional(Id),
  }),
  response: Page(DeadLetter),
});
export const groupDeadLetters = defineRoute({
  method: 'GET',
  path: '/dead-letters/groups',
  operationId: 'groupDeadLetters',
  tag,
  summary: 'Open items that were set aside, by their cause, largest group first',
  permission: 'workflows:read',
  query: Type.Object({ ...PageQuery.properties, workflowId: cause.workflowId, class: cause.class }),
  response: Page(DeadLetterGroup),
});
export const getDeadLetter = defineRoute({
  method: 'GET',
  path: '/dead-letters/{id}',
  operationId: 'getDeadLetter',
  tag,
  summary: 'One that was set aside, with its item',
  permission: 'workflows:read',
  response: DeadLetterWithData,
});
export const correctDeadLetter = defineRoute({
  method: 'PATCH',
  path: '/dead-letters/{id}',
  operationId: 'correctDeadLetter',
  tag,
  summary: 'Put other JSON in place of that of an item, before it is replayed',
  permission: 'workflows:run',
  audit: 'dead-letter.correct',
  body: Type.Object({ json: Type.Record(Type.String(), Type.Unknown()) }, { additionalProperties: false }),
  response: DeadLetterWithData,
});
export const replayDeadLetters = defineRoute({
  method: 'POST',
  path: '/dead-letters/replays',
  operationId: 'replayDeadLetters',
  tag,
  summary: 'Run items from the node that failed at them, each alone in an execution of its own, 1,000 at most',
  permission: 'workflows:run',
  audit: 'dead-letter.replay',
  status: 202,
  body: Type.Object(
    { ...DeadLetterChoice.properties, usesNewest: Type.Optional(Type.Boolean({ default: false })) },
    { additionalProperties: false },
  ),
  response: RepairJob,
});
export const discardDeadLetters = defineRoute({
  method: 'POST',
  path: '/dead-letters/discards',
  operationId: 'discardDeadLetters',
  tag,
  summary: 'Give items up that were set aside',
  permission: 'workflows:run',
  audit: 'dead-letter.discard',
  body: DeadLetterChoice,
  response: Type.Object({ discarded: Type.Integer() }),
});
