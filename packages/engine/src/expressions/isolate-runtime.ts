import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from '../n8n.ts';

/** The parts of n8n's expression runtime that are built upon: the copy that n8n-workflow itself uses. */
export interface IsolateRuntime {
  IsolatedVmBridge: new (settings: { memoryLimit: number; timeout: number; compileCache: boolean }) => Bridge;
  ExpressionEvaluator: new (settings: EvaluatorSettings) => Evaluator;
  ExpressionError: ErrorClass;
  TimeoutError: ErrorClass;
  MemoryLimitError: ErrorClass;
}

type ErrorClass = new (...values: never[]) => Error;

/** One isolate with n8n's runtime in it. */
export interface Bridge {
  initialize(): Promise<void>;
  initializeSync(): void;
  isDisposed(): boolean;
}

interface EvaluatorSettings {
  createBridge: () => Bridge;
  maxCodeCacheSize: number;
  /** Isolates that are kept ready. */
  poolSize: number;
  /** True: a caller gets its isolate with its first expression. */
  lazyAcquire: boolean;
  /** n8n's checks of what an expression may say. */
  hooks: object;
}

/** Evaluates expressions in the isolate of their caller. */
export interface Evaluator {
  initialize(): Promise<void>;
  acquire(caller: object): Promise<boolean>;
  release(caller: object): Promise<void>;
  evaluate(expression: string, data: object, caller: object, options?: { timezone?: string }): unknown;
}

export function isolateRuntime(): IsolateRuntime {
  return requireOfN8n('@n8n/expression-runtime') as IsolateRuntime;
}

export function sandboxHooks(): object {
  return (requireOfN8n('n8n-workflow/expression-sandboxing') as { expressionSandboxHooks: object })
    .expressionSandboxHooks;
}

function requireOfN8n(name: string): unknown {
  return createRequire(join(packageFolder('n8n-workflow'), 'package.json'))(name);
}
