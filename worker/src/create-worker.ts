import { taskQueues } from '@leadloom/contracts';
import { holdTokensBy } from '@leadloom/engine';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { createConnectionActivities } from './connections/create-connection-activities.ts';
import { createConsentActivities } from './connections/create-consent-activities.ts';
import { holdTokensIn } from './connections/hold-token.ts';
import { renewTokens } from './connections/renew-token.ts';
import { temporalOptions } from './create-services.ts';
import type { DoorParts } from './door-parts.ts';
import { createImportActivities } from './imports/create-import-activities.ts';
import { createOperationActivities } from './operations/create-operation-activities.ts';
import { createRepairActivities } from './repairs/create-repair-activities.ts';
import { keepSchedules } from './keep-schedules.ts';
import { createInquiryActivities } from './inquiries/create-inquiry-activities.ts';
import { createNodePackageActivities } from './node-packages/create-node-package-activities.ts';
import { createListeningActivities } from './runs/create-listening-activities.ts';
import { createFlowActivities } from './runs/flow/create-flow-activities.ts';
import { createRuns } from './runs/create-runs.ts';
import { createTidyActivities } from './runs/create-tidy-activities.ts';
import { createTriggerActivities } from './runs/create-trigger-activities.ts';
import type { WorkerServices } from './services.ts';
import { traceActivity } from './trace-activity.ts';
import { workflowBundle } from './workflow-bundle.ts';

export interface LeadloomWorker {
  /** Resolves when it has stopped. */
  run(): Promise<void>;
  stop(): void;
  close(): Promise<void>;
}

/**
 * Pollers of both task queues: `runs` with the workflows, `connectors` with slots of its own, so that nodes that wait for the hub cannot
 * starve what they wait for.
 */
export async function createWorker(services: WorkerServices, door: DoorParts): Promise<LeadloomWorker> {
  const { config } = services;
  const [connection, bundle, runs] = await Promise.all([
    NativeConnection.connect(temporalOptions(config)),
    workflowBundle(config.LEADLOOM_DATA_DIR),
    createRuns(services, door),
  ]);
  const hold = holdTokensIn(services.temporal);
  holdTokensBy(hold);
  const withFreshToken = renewTokens(services, runs.views, hold);
  const common = {
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    shutdownGraceTime: '8 seconds',
    shutdownForceTime: '12 seconds',
    // A worker that died leaves its workflows on its own queue: the others get them after this.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    maxHeartbeatThrottleInterval: '2 seconds',
    interceptors: { activity: [traceActivity] },
  } satisfies Partial<WorkerOptions>;
  const leaving = new AbortController();
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: taskQueues.runs,
      workflowBundle: bundle,
      activities: {
        ...runs.activities,
        ...createTriggerActivities(services, { door, hostOf: runs.triggerHost }, leaving.signal),
        ...createListeningActivities(services),
        ...createRepairActivities(services, { door, hostOf: runs.triggerHost }),
        ...createFlowActivities(services),
        ...createTidyActivities(services),
      },
      maxConcurrentActivityTaskExecutions: 200,
      maxConcurrentLocalActivityExecutions: 50,
    }),
    Worker.create({
      ...common,
      taskQueue: taskQueues.connectors,
      activities: {
        ...createOperationActivities(services, withFreshToken),
        ...createImportActivities(services),
        ...createNodePackageActivities(services),
        ...createConnectionActivities(services, runs.views, withFreshToken),
        ...createConsentActivities(services, runs.views),
        ...createInquiryActivities(services, { door, hostOf: runs.triggerHost }),
      },
      maxConcurrentActivityTaskExecutions: 50,
    }),
  ]);
  await keepSchedules(services);
  return {
    run: async () => {
      await Promise.all(workers.map((worker) => worker.run()));
    },
    stop: () => {
      leaving.abort();
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
    close: async () => {
      runs.close();
      await connection.close();
    },
  };
}
