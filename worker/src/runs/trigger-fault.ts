import type { RunWorkflowInput, TriggerInput } from '@leadloom/contracts';
import type { WorkerServices } from '../services.ts';
import { createErrorRun } from './create-error-run.ts';
import type { TriggerNode } from './trigger-node.ts';

/**
 * What becomes of a trigger's own error: it is shown at the workflow, and starts the error workflow unless a person waits for the activation.
 * @param occasion says which error it is: a repeat finds the error run that it began
 */
export async function reportTriggerFault(
  services: WorkerServices,
  input: TriggerInput,
  { document, workflowName }: Pick<TriggerNode, 'document' | 'workflowName'>,
  error: unknown,
  { occasion, at }: { occasion: string; at: number },
): Promise<RunWorkflowInput | null> {
  const { workspaceId, workflowId } = input;
  await noteTriggerFault(services, input, error);
  if (input.isActivating === true) return null;
  return createErrorRun(services, {
    workspaceId,
    workflowId,
    document,
    item: {
      trigger: { error: plainError(error), mode: 'trigger' },
      workflow: { id: workflowId, name: workflowName },
    },
    cause: occasion,
    at,
    failedBefore: new Set(),
  });
}

/** What went wrong, for whoever looks at the workflow. */
export function noteTriggerFault(
  { store }: WorkerServices,
  { workspaceId, workflowId, node }: TriggerInput,
  error: unknown,
): Promise<void> {
  return store.triggers.noteFault(workspaceId, { workflowId, node }, wordsOf(error));
}

/** n8n's errors hold the vendor's own words in `description`. */
function wordsOf(error: unknown): string {
  const { message, description } = error as { message?: string; description?: unknown };
  const said = message ?? String(error);
  return typeof description === 'string' && description !== '' && description !== said
    ? `${said}: ${description}`
    : said;
}

function plainError(error: unknown): Record<string, unknown> {
  const { message, description, name } = error as { message?: string; description?: unknown; name?: string };
  return { name, message: message ?? String(error), ...(typeof description === 'string' ? { description } : {}) };
}
