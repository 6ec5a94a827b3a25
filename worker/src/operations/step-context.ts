import type { OperationResult } from '@leadloom/contracts';
import type { OperationWork } from '@leadloom/store';
import type { WithFreshToken } from '../connections/renew-token.ts';
import type { WorkerServices } from '../services.ts';

/** What a step of an operation is given. */
export interface StepContext {
  services: WorkerServices;
  withFreshToken: WithFreshToken;
  workspaceId: string;
  operation: OperationWork;
  /** Number of the step; a step that is run again has the same. */
  step: number;
  attempt: number;
  signal: AbortSignal;
}

/** What a step did: at most one call out (with its own retries journalled), and what is to be stored of it. */
export interface StepOutcome {
  results: OperationResult[];
  /** Items done in all, and of how many. */
  progress: { done: number; total: number };
  /** Handed to the next step; absent after the last. */
  state?: unknown;
  finished: boolean;
}

export type RunStep = (context: StepContext) => Promise<StepOutcome>;
