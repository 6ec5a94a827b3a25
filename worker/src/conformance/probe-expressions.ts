import type { WorkflowDocument } from '@leadloom/contracts';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConformanceEngine } from './conformance-engine.ts';
import { runDocument } from './run-document.ts';
import { probeType } from './test-only-nodes.ts';

/** What an expression gave within a running node. */
export type Outcome = { value: unknown } | { error: string };

/** Manual → Probe, in the zone that n8n's tests have. */
const document: WorkflowDocument = {
  nodes: [
    { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
    { name: 'node', type: probeType, typeVersion: 1, position: [200, 0], parameters: {} },
  ],
  connections: { Manual: { main: [[{ node: 'node', type: 'main', index: 0 }]] } },
  settings: { timezone: 'America/New_York' },
};

/**
 * Evaluates expressions (`={{ … }}`) as parameters of a node that is given these items, for its first item. Where there are none, the node
 * is given an empty one, and looks at the place behind it.
 */
export async function probeExpressions(
  engine: ConformanceEngine,
  expressions: readonly string[],
  items: readonly Record<string, unknown>[] = [{}],
): Promise<Outcome[]> {
  let outcomes: Outcome[] = [];
  const given = items.length === 0 ? [{}] : items;
  const host = engine.host('whole', (context) => {
    outcomes = expressions.map((expression) => evaluate(context, expression, items.length === 0 ? 1 : 0));
  });
  const triggerOutput = [given.map((json) => ({ json: json as never }))];
  const run = await runDocument(host, document, { cutting: 'whole', start: { startNode: 'Manual', triggerOutput } });
  if (outcomes.length !== expressions.length) throw new Error(`the probe was not reached: ${run.error ?? run.status}`);
  return outcomes;
}

export function evaluate(context: IExecuteFunctions, expression: string, itemIndex: number): Outcome {
  try {
    return { value: context.evaluateExpression(expression.slice(1), itemIndex) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
