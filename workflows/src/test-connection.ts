import type { ConnectionTestResult } from '@leadloom/contracts';
import { type TestConnectionInput, taskQueues } from '@leadloom/contracts/temporal';
import { proxyActivities } from '@temporalio/workflow';

export interface ConnectionActivities {
  /** One test call to the account; keeps what came of it with the connection. */
  tryConnection(input: TestConnectionInput): Promise<ConnectionTestResult>;
}

const { tryConnection } = proxyActivities<ConnectionActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '40 seconds',
  retry: { maximumAttempts: 2 },
});

/** Tests an account, where the other calls of this account are made from: in the worker. */
export async function testConnection(input: TestConnectionInput): Promise<ConnectionTestResult> {
  return tryConnection(input);
}
