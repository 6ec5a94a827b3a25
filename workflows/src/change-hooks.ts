import { type ChangeHooksInput, type HooksVerdict, taskQueues } from '@leadloom/contracts/temporal';
import { proxyActivities } from '@temporalio/workflow';

export interface HookActivities {
  /** Finds where a service is to call a trigger, tells it so, or tells it to call no more. What it refuses is noted at the trigger. */
  changeHooks(input: ChangeHooksInput): Promise<HooksVerdict>;
}

const { changeHooks: change } = proxyActivities<HookActivities>({
  taskQueue: taskQueues.runs,
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '6 seconds',
  retry: { initialInterval: '200 ms', maximumInterval: '10 seconds' },
});

/** Addresses that a vendor's trigger has at its service: made by the activation, taken away by the deactivation. */
export async function changeHooks(input: ChangeHooksInput): Promise<HooksVerdict> {
  return change.executeWithOptions({ summary: `${input.does} ${input.node}` }, [input]);
}
