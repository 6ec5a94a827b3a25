import { type BodyOf, getOperation, type Operation, type OperationResult, type Route } from '@leadloom/contracts';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { hubRequest } from './hub-request.ts';

/**
 * Starts an operation at the hub and waits for its end. The idempotency key names execution, node, run index and batch, so a node that is
 * run again after a crash gets the operation that it had started.
 * @returns results in the order of the items
 */
export async function runOperation<R extends Route>(
  context: IExecuteFunctions,
  route: R,
  body: BodyOf<R>,
  batch: number | string,
): Promise<OperationResult[]> {
  const started = await hubRequest(context, route, {
    body,
    headers: { 'Idempotency-Key': idempotencyKey(context, batch) },
  });
  let operation = started as Operation;
  while (operation.status === 'running') {
    operation = await hubRequest(context, getOperation, { params: { id: operation.id }, query: { wait: 25 } });
  }
  if (operation.status === 'done') return (operation.results ?? []).toSorted((a, b) => a.index - b.index);
  const message =
    operation.status === 'needs_decision'
      ? 'The hub does not know whether a request reached the vendor'
      : (operation.error?.message ?? 'The operation failed');
  throw new NodeOperationError(context.getNode(), message, {
    description:
      operation.status === 'needs_decision'
        ? `Open operation ${operation.id} in the hub and say whether it was done.`
        : 'Correct what the message names and run the node again: items that were done are not done twice.',
  });
}

/** Same node, same run of the same execution, same batch: same key. Stock n8n counts executions from 1, so the workflow's id is part of it. */
export function idempotencyKey(context: IExecuteFunctions, batch: number | string): string {
  const runIndex = context.evaluateExpression('{{ $runIndex }}', 0) as number;
  const node = context.getNode();
  return [context.getWorkflow().id ?? 'unsaved', context.getExecutionId(), node.id, runIndex, batch].join('/');
}
