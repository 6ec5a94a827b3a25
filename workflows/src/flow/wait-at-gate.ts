import type { LeftOutReason } from '@leadloom/contracts';
import { type FlowAdmission, type HeldAtGate, type RunWorkflowInput, signals } from '@leadloom/contracts/temporal';
import {
  condition,
  defineSignal,
  getExternalWorkflowHandle,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

export interface FlowActivities {
  /** Puts a run in line at its gate, which is started where it is not there. */
  arriveAtGate(run: RunWorkflowInput, held: HeldAtGate): Promise<void>;
  /** Notes that a run may begin, with the items of those that joined it. */
  admitRun(run: RunWorkflowInput, joined: readonly string[]): Promise<void>;
  /** Ends a run that is not to begin, and answers the request that it came from. */
  leaveOut(run: RunWorkflowInput, left: { reason: LeftOutReason; joins?: string }): Promise<void>;
}

const { arriveAtGate, admitRun, leaveOut } = proxyLocalActivities<FlowActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 ms', maximumInterval: '10 seconds' },
});

export const admitSignal = defineSignal<[FlowAdmission]>(signals.admit);

/** It asks again after this: somebody may have ended the gate. */
const askAgain = '15 minutes';

/** A run's side of the flow control of its workflow. */
export class GateMessages {
  private admission: FlowAdmission | undefined;
  /** The gate that this run has to leave when it ends. */
  gate: string | undefined;

  constructor(gate: string | undefined) {
    this.gate = gate;
    setHandler(admitSignal, (admission) => {
      this.admission ??= admission;
    });
  }

  /** The gate has said something that is not done yet: the history must not be cut now. */
  get hasNews(): boolean {
    return this.admission !== undefined;
  }

  /** `still`: it waits on, or was stopped. */
  async wait(run: RunWorkflowInput, held: HeldAtGate, isStopped: () => boolean): Promise<'go' | 'left' | 'still'> {
    this.gate = held.gate;
    await arriveAtGate(run, held);
    await condition(() => this.admission !== undefined || isStopped(), askAgain);
    const { admission } = this;
    if (admission === undefined) return 'still';
    this.admission = undefined;
    if (admission.kind === 'go') {
      await admitRun(run, admission.joined);
      return 'go';
    }
    await leaveOut(run, admission);
    return 'left';
  }

  /** Makes room for others. */
  async depart(run: RunWorkflowInput): Promise<void> {
    if (this.gate === undefined) return;
    const gate = getExternalWorkflowHandle(this.gate);
    await gate.signal(signals.depart, run.executionId).catch(() => undefined);
  }
}
