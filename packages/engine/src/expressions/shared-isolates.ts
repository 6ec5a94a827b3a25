import { type Bridge, type Evaluator, type IsolateRuntime, sandboxHooks } from './isolate-runtime.ts';
import { lockDown } from './lock-down.ts';

export interface IsolateLimits {
  memoryMb: number;
  /** Of one expression. */
  timeoutMs: number;
  /** An isolate takes about 7 MB; making one takes 30 to 60 ms. */
  isolates: number;
}

const maxKeptExpressions = 2_000;

export interface SharedIsolates extends Evaluator {
  /** From here on, the expressions of `caller` (an `Expression` of n8n's) share the isolate of `key` with all that name it. */
  share(caller: object, key: string): void;
}

/**
 * n8n gives each execution an isolate of its own, and throws it away at the end: 30 ms or more for each. Here the executions of one workflow
 * share one that is locked down, so that nothing can be left behind in it. An expression that breaks its isolate (memory, time) costs the
 * others nothing: the next one gets a new isolate.
 */
export function createSharedIsolates(
  runtime: IsolateRuntime,
  limits: IsolateLimits = { memoryMb: 128, timeoutMs: 5_000, isolates: 32 },
): SharedIsolates {
  class Isolates extends runtime.ExpressionEvaluator implements SharedIsolates {
    /** In the order of their last use. */
    private readonly owners = new Map<string, object>();
    private readonly ownerOf = new WeakMap<object, object>();
    private depth = 0;

    share(caller: object, key: string): void {
      this.ownerOf.set(caller, this.owner(key));
    }

    /** Isolates come with the first expression and stay. */
    override acquire(): Promise<boolean> {
      return Promise.resolve(false);
    }

    override release(): Promise<void> {
      return Promise.resolve();
    }

    override evaluate(expression: string, data: object, caller: object, options?: { timezone?: string }): unknown {
      // Credentials and connection tests have no run that could name one.
      const owner = this.ownerOf.get(caller) ?? this.owner('');
      void super.acquire(owner);
      this.depth += 1;
      let isBroken = false;
      try {
        return super.evaluate(expression, data, owner, options);
      } catch (error) {
        isBroken = breaksIsolate(runtime, error);
        throw error;
      } finally {
        this.depth -= 1;
        // An expression may evaluate another one: the outermost is the last to need the isolate.
        if (isBroken && this.depth === 0) void super.release(owner);
      }
    }

    private owner(key: string): object {
      const owner = this.owners.get(key) ?? {};
      this.owners.delete(key);
      this.owners.set(key, owner);
      const [oldest] = this.owners;
      if (this.owners.size > limits.isolates && oldest !== undefined) {
        this.owners.delete(oldest[0]);
        void super.release(oldest[1]);
      }
      return owner;
    }
  }

  return new Isolates({
    createBridge: () => lockedBridge(runtime, limits),
    maxCodeCacheSize: maxKeptExpressions,
    poolSize: 1,
    lazyAcquire: true,
    hooks: sandboxHooks(),
  });
}

/** What an expression says wrong leaves its isolate as it was. */
function breaksIsolate(runtime: IsolateRuntime, error: unknown): boolean {
  if (error instanceof runtime.TimeoutError || error instanceof runtime.MemoryLimitError) return true;
  return /isolate|memory limit|disposed/i.test(error instanceof Error ? error.message : '');
}

function lockedBridge(runtime: IsolateRuntime, { memoryMb, timeoutMs }: IsolateLimits): Bridge {
  interface WithContext {
    context?: { evalSync(code: string): unknown };
  }
  class LockedBridge extends runtime.IsolatedVmBridge {
    override async initialize(): Promise<void> {
      await super.initialize();
      this.lock();
    }
    override initializeSync(): void {
      super.initializeSync();
      this.lock();
    }
    private lock(): void {
      const { context } = this as unknown as WithContext;
      if (context === undefined) throw new Error('an isolate for expressions has no context');
      context.evalSync(lockDown);
    }
  }
  return new LockedBridge({ memoryLimit: memoryMb, timeout: timeoutMs, compileCache: true });
}
