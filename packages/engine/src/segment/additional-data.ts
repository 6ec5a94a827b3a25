import type { ExecutionLifecycleHooks } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { n8nCore } from '../n8n.ts';
import { n8nMode, workflowBase } from './build-workflow.ts';
import type { SegmentHost } from './segment-host.ts';
import type { SegmentInput } from './segment.ts';

/** Everything that n8n-core asks of the program around it; what it tells comes by `hooks`. */
export function additionalDataFor(
  host: SegmentHost,
  input: SegmentInput,
): IWorkflowExecuteAdditionalData & { hooks: ExecutionLifecycleHooks } {
  const hooks = new (n8nCore().ExecutionLifecycleHooks)(n8nMode(input), input.executionId, workflowBase(input));
  const base = host.hubUrl.replace(/\/$/, '');
  return {
    hooks,
    credentialsHelper: host.credentialsHelper(input),
    executeWorkflow: host.executeWorkflow(input),
    getRunExecutionData: host.getRunExecutionData,
    startRunnerTask: host.startRunnerTask,
    getRuntimeCredential: () => Promise.resolve(undefined),
    executionId: input.executionId,
    workflowId: input.workflowId,
    currentNodeExecutionIndex: executionIndexAfter(input),
    externalSecretsProxy: new (n8nCore().ExternalSecretsProxy)(),
    restApiUrl: `${base}/api/v1`,
    instanceBaseUrl: `${base}/`,
    formBaseUrl: `${base}/form`,
    formWaitingBaseUrl: `${base}/form-waiting`,
    formTestBaseUrl: `${base}/form-test`,
    webhookBaseUrl: `${base}/webhook`,
    webhookWaitingBaseUrl: `${base}/webhook-waiting`,
    webhookTestBaseUrl: `${base}/webhook-test`,
    mcpBaseUrl: `${base}/mcp`,
    mcpTestBaseUrl: `${base}/mcp-test`,
    variables: input.variables ?? {},
    ...(host.dataTables && { 'data-table': { dataTableProxyProvider: host.dataTables } }),
    logAiEvent: () => undefined,
    setExecutionStatus: () => undefined,
  };
}

/** Node runs are numbered through the whole execution; a later segment goes on counting. */
function executionIndexAfter(input: SegmentInput): number {
  let last = -1;
  for (const runs of Object.values(input.resume?.runData ?? {}))
    for (const run of runs) last = Math.max(last, run.executionIndex ?? -1);
  return last + 1;
}
