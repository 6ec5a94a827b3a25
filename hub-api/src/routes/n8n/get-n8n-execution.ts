import { defineRoute } from '@leadloom/contracts';
import { Type } from 'typebox';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

const getN8nExecution = defineRoute({
  method: 'GET',
  path: '/executions/{id}',
  operationId: 'getN8nExecution',
  tag: 'n8n',
  summary: "An execution in the shape of n8n's public API; with `includeData` everything that its nodes gave",
  permission: 'workflows:read',
  query: Type.Object({ includeData: Type.Optional(Type.Boolean({ default: false })) }),
  response: Type.Object({ id: Type.String() }, { additionalProperties: true }),
});

export const getN8nExecutionEndpoint = endpoint(getN8nExecution, async ({ store, workspaceId, params, query }) => {
  const execution = found(await store.executions.get(workspaceId, params.id), 'execution', params.id);
  const summary = {
    id: execution.id,
    finished: execution.status === 'success',
    mode: execution.mode,
    retryOf: null,
    retrySuccessId: null,
    status: execution.status,
    startedAt: execution.startedAt,
    stoppedAt: execution.finishedAt,
    workflowId: execution.workflowId,
    waitTill: null,
    customData: {},
  };
  if (query.includeData !== true) return summary;
  const [document, nodeRuns, runData] = await Promise.all([
    store.executions.getDocument(workspaceId, params.id),
    store.executions.listNodeRuns(workspaceId, params.id),
    store.nodeOutputs.loadRunData(workspaceId, params.id),
  ]);
  const lastNodeExecuted = nodeRuns.at(-1)?.node;
  const resultData = {
    runData,
    ...(lastNodeExecuted === undefined ? {} : { lastNodeExecuted }),
    ...(execution.error === null ? {} : { error: execution.error }),
  };
  return {
    ...summary,
    data: { startData: {}, resultData },
    workflowData: { id: execution.workflowId, name: execution.workflowName, ...document },
  };
});
