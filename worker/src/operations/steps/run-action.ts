import { getConnector, runAction as runConnectorAction } from '@leadloom/connectors';
import { HubError, type OperationResult, type RunActionRequest } from '@leadloom/contracts';
import type { RunStep } from '../step-context.ts';

/** One input a step. An input that the vendor or the schema refuses fails alone; the others go on. */
export const runAction: RunStep = async ({ services, workspaceId, operation, step, attempt, signal }) => {
  const { connectionId, action: name, items } = operation.request as RunActionRequest;
  const { connection, credentials } = await services.openConnection(workspaceId, connectionId);
  const connector = connection.connector === null ? undefined : getConnector(connection.connector);
  const action = connector?.actions.find((candidate) => candidate.name === name);
  if (action === undefined)
    throw new HubError(
      'invalid_input',
      `The connection "${connection.name}" has no action "${name}": choose one of ${connector?.actions.map((known) => known.name).join(', ') ?? 'another connection'}`,
    );
  const context = {
    credentials,
    signal,
    log: services.log,
    baseUrl: (origin: string) => connection.origins[origin] ?? origin,
  };
  const scope = {
    workspaceId,
    scopeId: operation.id,
    unit: `step-${step}`,
    connection,
    safety: action.safety,
    attempt,
    signal,
  };
  const results: OperationResult[] = [];
  const index = operation.progress.done;
  try {
    const output = await services.door(scope, () => runConnectorAction(action, context, items[index]));
    results.push({
      index,
      outcome: action.safety === 'read' ? 'unchanged' : 'updated',
      data: output as Record<string, unknown>,
    });
  } catch (error) {
    if (
      !(error instanceof HubError) ||
      error.retryable ||
      error.code === 'outcome_unknown' ||
      error.code === 'unauthorized'
    )
      throw error;
    results.push({ index, outcome: 'failed', code: error.code, reason: error.message });
  }
  const progress = { done: index + 1, total: items.length };
  return { results, progress, finished: progress.done >= items.length };
};
