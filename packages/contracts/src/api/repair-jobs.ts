import { Type } from 'typebox';
import { Id, Page, PageQuery, Timestamp } from '../page.ts';
import { RepairItem, RepairJob, RepairKind, RepairOutcome } from '../repair-job.ts';
import { defineRoute } from '../route.ts';

const repairs = 'Repairs';

/** More at a time would be nobody's considered wish. */
const ids = Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true });

export const retryExecutions = defineRoute({
  method: 'POST',
  path: '/executions/retries',
  operationId: 'retryExecutions',
  tag: repairs,
  summary: 'Retry many executions: those named, or the failed ones of a filter, 1,000 at most',
  permission: 'workflows:run',
  audit: 'execution.retry-many',
  status: 202,
  body: Type.Object(
    {
      ids: Type.Optional(ids),
      /** In place of ids. */
      filter: Type.Optional(
        Type.Object(
          {
            workflowId: Type.Optional(Id),
            startedAfter: Type.Optional(Timestamp),
            startedBefore: Type.Optional(Timestamp),
          },
          { additionalProperties: false },
        ),
      ),
      usesNewest: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  response: RepairJob,
});
export const replayExecutions = defineRoute({
  method: 'POST',
  path: '/workflows/{id}/replays',
  operationId: 'replayExecutions',
  tag: repairs,
  summary:
    'Run the last executions again on a version (the newest), with requests answered from their journals, and compare the outputs',
  permission: 'workflows:run',
  audit: 'workflow.replay',
  status: 202,
  body: Type.Object(
    {
      version: Type.Optional(Type.Integer({ minimum: 1 })),
      last: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    },
    { additionalProperties: false },
  ),
  response: RepairJob,
});
export const listRepairs = defineRoute({
  method: 'GET',
  path: '/repairs',
  operationId: 'listRepairs',
  tag: repairs,
  summary: 'Jobs over many executions, newest first',
  permission: 'workflows:read',
  query: Type.Object({ ...PageQuery.properties, kind: Type.Optional(RepairKind) }),
  response: Page(RepairJob),
});
export const getRepair = defineRoute({
  method: 'GET',
  path: '/repairs/{id}',
  operationId: 'getRepair',
  tag: repairs,
  summary: 'How far a job over many executions is',
  permission: 'workflows:read',
  response: RepairJob,
});
export const listRepairItems = defineRoute({
  method: 'GET',
  path: '/repairs/{id}/items',
  operationId: 'listRepairItems',
  tag: repairs,
  summary: 'What became of each execution of a job, in its order',
  permission: 'workflows:read',
  query: Type.Object({ ...PageQuery.properties, outcome: Type.Optional(RepairOutcome) }),
  response: Page(RepairItem),
});
export const stopRepair = defineRoute({
  method: 'POST',
  path: '/repairs/{id}/stop',
  operationId: 'stopRepair',
  tag: repairs,
  summary: 'Stop a job: what it has not come to is left as it is',
  permission: 'workflows:run',
  audit: 'repair.stop',
  response: RepairJob,
});
