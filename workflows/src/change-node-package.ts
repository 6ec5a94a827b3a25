import { ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import { type ChangeNodePackageInput, taskQueues } from '@leadloom/contracts/temporal';

export interface NodePackageActivities {
  /** Installs what the package's record asks for, or removes what no execution uses any more. */
  applyNodePackage(input: ChangeNodePackageInput): Promise<void>;
  /** Keeps why that did not succeed. */
  failNodePackage(input: ChangeNodePackageInput, message: string): Promise<void>;
}

const { applyNodePackage } = proxyActivities<NodePackageActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '20 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '2 seconds', maximumAttempts: 3 },
});
const { failNodePackage } = proxyActivities<NodePackageActivities>({
  taskQueue: taskQueues.connectors,
  startToCloseTimeout: '30 seconds',
});

/** One change of one package at a time: its id is the package's. */
export async function changeNodePackage(input: ChangeNodePackageInput): Promise<void> {
  try {
    await applyNodePackage(input);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    await failNodePackage(input, cause instanceof ApplicationFailure ? cause.message : String(error));
  }
}
