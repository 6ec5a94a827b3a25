import type { ScheduleOverlap, WorkflowDocument } from '@leadloom/contracts';
import { ownSettingsOf } from '@leadloom/graph';
import { ScheduleOverlapPolicy } from '@temporalio/client';

const policies: Readonly<Record<ScheduleOverlap, ScheduleOverlapPolicy>> = {
  allow: ScheduleOverlapPolicy.ALLOW_ALL,
  skip: ScheduleOverlapPolicy.SKIP,
  buffer: ScheduleOverlapPolicy.BUFFER_ONE,
  cancel: ScheduleOverlapPolicy.CANCEL_OTHER,
};

/** Ticks that Temporal was late with are no missed ones. */
const atLeastS = 60;

/** By default as in n8n: a run does not wait for the one before, and what was missed while nothing ran is not made up for. */
export function schedulePolicies(document: WorkflowDocument) {
  const { overlap = 'allow', catchUpSeconds = 0 } = ownSettingsOf(document).schedule ?? {};
  return {
    overlap: policies[overlap],
    catchupWindow: Math.max(atLeastS, catchUpSeconds) * 1000,
    /** Temporal has to see how long a run takes. */
    holds: overlap !== 'allow',
  };
}
