import { NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { taskQueues } from '@leadloom/contracts';
import { temporalOptions } from './create-services.ts';
import { createImportActivities } from './imports/create-import-activities.ts';
import { createOperationActivities } from './operations/create-operation-activities.ts';
import { createRuns } from './runs/create-runs.ts';
import type { DoorParts } from './door-parts.ts';
import type { WorkerServices } from './services.ts';
import { workflowBundle } from './workflow-bundle.ts';

export interface LeadloomWorker {
  /** Resolves when it has stopped. */
  run(): Promise<void>;
  stop(): void;
  close(): Promise<void>;
}

/** Pollers of both task queues: `runs` with the workflows, `connectors` with slots of its own. */
export async function createWorker(services: WorkerServices, door: DoorParts): Promise<LeadloomWorker> {
  const { config } = services;
  const [connection, bundle, runs] = await Promise.all([
    NativeConnection.connect(temporalOptions(config)),
    workflowBundle(config.LEADLOOM_DATA_DIR),
    createRuns(services, door),
  ]);
  const common: Pick<WorkerOptions, 'connection' | 'namespace' | 'shutdownGraceTime' | 'shutdownForceTime'> = {
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    shutdownGraceTime: '8 seconds',
    shutdownForceTime: '12 seconds',
  };
  const workers = [
    await Worker.create({
      ...common,
      taskQueue: taskQueues.runs,
      workflowBundle: bundle,
      activities: runs.activities,
      maxConcurrentActivityTaskExecutions: 200,
      maxConcurrentLocalActivityExecutions: 50,
      maxHeartbeatThrottleInterval: '3 seconds',
    }),
    await Worker.create({
      ...common,
      taskQueue: taskQueues.connectors,
      activities: { ...createOperationActivities(services), ...createImportActivities(services) },
      maxConcurrentActivityTaskExecutions: 50,
      maxHeartbeatThrottleInterval: '3 seconds',
    }),
  ];
  return {
    run: async () => {
      await Promise.all(workers.map((worker) => worker.run()));
    },
    stop: () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
    close: async () => {
      runs.close();
      await connection.close();
    },
  };
}

/** Temporal's own log lines only when they are warnings or worse. */
export function quietTemporal(): void {
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} } },
  });
}
