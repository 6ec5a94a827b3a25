import {
  HubError,
  type PollVerdict,
  taskQueues,
  type TriggerInput,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import type { Services } from '../services.ts';
import { temporalError } from '../temporal/temporal-error.ts';

/**
 * Lets polling triggers ask for the first time, as n8n does before it activates a workflow: a fault shows now, and what came before is
 * known as old from then on.
 * @throws HubError `invalid_input` with the words of the service that was asked
 */
export async function askFirst(
  services: Services,
  workspaceId: string,
  workflowId: string,
  version: number,
  nodes: readonly string[],
): Promise<void> {
  for (const node of nodes) {
    const input: TriggerInput = { workspaceId, workflowId, node, version, isActivating: true };
    if ((await ask(services, input)) !== 'failed') continue;
    const { error } = await services.store.triggers.get(workspaceId, { workflowId, node });
    throw refusal(node, error?.message ?? '');
  }
}

/** An activation that a trigger refuses, in the words of the service behind it. */
export function refusal(node: string, message: string): HubError {
  return new HubError('invalid_input', `"${node}" cannot be turned on: ${message}`, { details: { node } });
}

async function ask({ temporal }: Services, input: TriggerInput): Promise<PollVerdict['outcome']> {
  try {
    return (await temporal.workflow.execute(workflowTypes.pollTrigger, {
      workflowId: workflowIds.poll(input.workflowId, input.node, `activation-${Date.now()}`),
      taskQueue: taskQueues.runs,
      args: [input],
      workflowExecutionTimeout: '90 seconds',
    })) as PollVerdict['outcome'];
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw temporalError(error);
    throw new HubError(
      'unavailable',
      `No worker asked "${input.node}" in 90 seconds. See whether a worker runs (npx leadloom status), and whether the limit of the account is used up.`,
      { cause: error },
    );
  }
}
