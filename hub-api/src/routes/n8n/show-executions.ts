import type { Execution, N8nExecution, N8nExecutionStatus, WorkflowDocument } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';

interface Wishes {
  includeData?: boolean | undefined;
}

/** Executions in n8n's shape. */
export async function showExecutions(
  store: Store,
  workspaceId: string,
  executions: readonly Execution[],
  { includeData = false }: Wishes = {},
): Promise<N8nExecution[]> {
  const successes = await store.retries.successesOf(
    workspaceId,
    executions.map(({ id }) => id),
  );
  const shown: N8nExecution[] = [];
  // One after the other: the data of one may be large.
  for (const execution of executions) {
    const data = includeData ? await dataOf(store, workspaceId, execution) : {};
    shown.push({ ...summaryOf(execution, successes.get(execution.id) ?? null), ...data });
  }
  return shown;
}

export async function showExecution(
  store: Store,
  workspaceId: string,
  execution: Execution,
  wishes: Wishes = {},
): Promise<N8nExecution> {
  const [only] = await showExecutions(store, workspaceId, [execution], wishes);
  return only as N8nExecution;
}

/** A run that needs a decision waits for a person. */
function statusOf({ status }: Execution): N8nExecutionStatus {
  return status === 'needs_decision' ? 'waiting' : status;
}

function summaryOf(execution: Execution, retrySuccessId: string | null): N8nExecution {
  return {
    id: execution.id,
    finished: execution.status === 'success',
    mode: execution.mode,
    retryOf: execution.retryOf ?? null,
    retrySuccessId,
    status: statusOf(execution),
    createdAt: execution.startedAt,
    startedAt: execution.startedAt,
    stoppedAt: execution.finishedAt,
    deletedAt: null,
    workflowId: execution.workflowId,
    waitTill: execution.wait?.until ?? null,
    storedAt: 'db',
    workflowVersionId: String(execution.workflowVersion),
  };
}

async function dataOf(store: Store, workspaceId: string, { id, workflowId, workflowName, error }: Execution) {
  const [document, nodeRuns, runData, state] = await Promise.all([
    store.executions.getDocument(workspaceId, id),
    store.executions.listNodeRuns(workspaceId, id),
    store.nodeOutputs.loadRunData(workspaceId, id),
    store.segments.loadState({ executionId: id }),
  ]);
  const lastNodeExecuted = nodeRuns.at(-1)?.node;
  return {
    data: {
      startData: {},
      resultData: {
        runData,
        ...(lastNodeExecuted === undefined ? {} : { lastNodeExecuted }),
        ...(error === null ? {} : { error: { ...error, node: nodeNamed(document, error.node) } }),
      },
    },
    workflowData: { id: workflowId, name: workflowName, ...document },
    customData: customDataOf(state),
  };
}

function nodeNamed(document: WorkflowDocument | null, name: string | undefined) {
  return document?.nodes.find((node) => node.name === name);
}

/** What nodes noted of the execution: n8n keeps it in the state of the run. */
function customDataOf(state: string | null): Record<string, string> {
  if (state === null) return {};
  const { metadata } = (JSON.parse(state) as { resultData: { metadata?: Record<string, string> } }).resultData;
  return metadata ?? {};
}
