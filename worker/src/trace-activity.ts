import { inSpan } from '@leadloom/engine';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** A span around each activity: the parent of its node runs and of its calls out. The workflow's id says what it works on. */
export const traceActivity: ActivityInterceptorsFactory = ({ info }) => ({
  inbound: {
    execute: (input, next) =>
      inSpan(
        () => ({
          name: info.activityType,
          attributes: {
            'temporal.workflow.id': info.workflowExecution?.workflowId ?? '',
            'temporal.workflow.type': info.workflowType ?? '',
            'temporal.activity.attempt': info.attempt,
          },
        }),
        () => next(input),
      ),
  },
});
