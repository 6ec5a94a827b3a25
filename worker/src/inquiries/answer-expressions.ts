import { type ExpressionResult, HubError } from '@leadloom/contracts';
import { type RunState, tryExpressions } from '@leadloom/engine';
import type { Inquiry } from '@leadloom/store';
import type { TriggerHosts } from '../runs/trigger-node.ts';
import { variablesOf } from '../runs/variables-of.ts';
import type { WorkerServices } from '../services.ts';

/** Evaluates expressions over the data of a run; nothing is run and nothing called. */
export async function answerExpressions(
  services: WorkerServices,
  hosts: TriggerHosts,
  workspaceId: string,
  { workflowId, request }: Extract<Inquiry, { kind: 'expressions' }>,
  signal: AbortSignal,
): Promise<{ results: ExpressionResult[] }> {
  const { store } = services;
  const { node, executionId, itemIndex = 0, runIndex, expressions } = request;
  const document = request.document ?? (await store.workflows.getDocument(workspaceId, workflowId))?.document;
  if (document === undefined) throw new HubError('not_found', `There is no workflow ${workflowId}`);
  const runData = executionId === undefined ? {} : await store.nodeOutputs.loadRunData(workspaceId, executionId);
  const variables = await variablesOf(services, workspaceId, document);
  const host = await hosts.hostOf(workspaceId, document);
  const place = { workspaceId, workflowId, workflowName: document.name ?? '', document, node };
  const input = { ...place, cursor: '{}', isActivating: false, variables, signal };
  const results = await tryExpressions(
    host,
    input,
    { runData: runData as RunState['runData'], itemIndex, runIndex },
    expressions,
  );
  return { results };
}
