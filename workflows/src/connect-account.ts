import { type ConnectAccountInput, taskQueues } from '@leadloom/contracts/temporal';
import { proxyActivities } from '@temporalio/workflow';

/** Why it was refused is in the store. */
export type ConnectVerdict = 'done' | 'refused';

export interface ConsentActivities {
  beginConnecting(input: ConnectAccountInput): Promise<ConnectVerdict>;
  /** Not repeated: a code is taken once. */
  finishConnecting(input: ConnectAccountInput): Promise<ConnectVerdict>;
}

const { beginConnecting, finishConnecting } = proxyActivities<ConsentActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '40 seconds',
  retry: { maximumAttempts: 1 },
});

/** A step of signing in at a vendor, in the worker: it needs the secrets of the connection, and calls out. What comes of it is in the store. */
export async function connectAccount(input: ConnectAccountInput): Promise<ConnectVerdict> {
  return input.step === 'begin' ? beginConnecting(input) : finishConnecting(input);
}
