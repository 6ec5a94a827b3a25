import type { Action, Connector } from '@leadloom/connectors';
import { HubError, type OperationResult, type RunActionRequest } from '@leadloom/contracts';
import { openAction } from '../call-connector.ts';
import type { RunStep } from '../step-context.ts';

/** One input a step. An input that the vendor or the schema refuses fails alone; the others go on. */
export const runAction: RunStep = async (context) => {
  const { connectionId, action: name, items } = context.operation.request as RunActionRequest;
  const call = await openAction(context, connectionId, name, (connector) => actionNamed(connector, name));
  const results: OperationResult[] = [];
  const index = context.operation.progress.done;
  try {
    const output = await call.run(items[index]);
    results.push({
      index,
      outcome: call.action.safety === 'read' ? 'unchanged' : 'updated',
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

function actionNamed({ title, actions }: Connector, name: string): Action {
  const action = actions.find((candidate) => candidate.name === name);
  if (action !== undefined) return action;
  const able = actions.map((known) => known.name).join(', ');
  throw new HubError('invalid_input', `${title} has no action "${name}": choose one of ${able}`);
}
