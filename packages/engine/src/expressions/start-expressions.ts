import type { Workflow } from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';
import { isolateRuntime } from './isolate-runtime.ts';
import { type SharedIsolates, createSharedIsolates } from './shared-isolates.ts';

/** n8n keeps its one evaluator here, privately. */
interface ExpressionClass {
  vmEvaluator?: SharedIsolates;
  setExpressionEngine(engine: 'vm'): void;
}

/** From here on all expressions of this process are evaluated in isolates. */
export async function startExpressions(): Promise<void> {
  const expression = expressionClass();
  if (expression.vmEvaluator !== undefined) return;
  const isolates = createSharedIsolates(isolateRuntime());
  await isolates.initialize();
  expression.vmEvaluator = isolates;
  expression.setExpressionEngine('vm');
}

/** Has the expressions of a model of a workflow share one isolate with those of its other executions. */
export function shareIsolate({ expression }: Workflow, key: string): void {
  expressionClass().vmEvaluator?.share(Reflect.get(expression, 'expression') as object, key);
}

function expressionClass(): ExpressionClass {
  return n8nWorkflow().Expression as unknown as ExpressionClass;
}
