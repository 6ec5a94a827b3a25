import { HubError, type RepairItem, type RepairJob } from '@leadloom/contracts';
import type { RepairEnd, RepairRequest } from '@leadloom/store';
import type { RepairActivities } from '@leadloom/workflows';
import { inParallel } from '../runs/in-parallel.ts';
import { whileAlive } from '../runs/while-alive.ts';
import type { WorkerServices } from '../services.ts';
import type { TriggerHosts } from '../runs/trigger-node.ts';
import { replayExecution } from './replay-execution.ts';
import { replayDeadLetter } from './replay-dead-letter.ts';
import { retryOne } from './retry-one.ts';

/** Between two looks whether the job was stopped. */
const batchSize = 20;
const atOnce = 4;

export interface RepairTask {
  workspaceId: string;
  job: RepairJob;
  item: RepairItem;
  request: RepairRequest;
  signal: AbortSignal;
}

type Work = (services: WorkerServices, task: RepairTask, hosts: TriggerHosts) => Promise<RepairEnd>;

const works: Readonly<Record<RepairJob['kind'], Work>> = {
  retry: retryOne,
  'dead-letters': replayDeadLetter,
  replay: (services, task, hosts) => replayExecution(services, hosts, task),
};

/** The activities of the workflow `repairRuns`. An execution that is worked on when the worker dies is taken up again by the next one. */
export function createRepairActivities(services: WorkerServices, hosts: TriggerHosts): RepairActivities {
  const { store, metrics, log } = services;

  async function settle(task: RepairTask): Promise<void> {
    const { workspaceId, job, item } = task;
    const { kind } = job;
    const end = await works[kind](services, task, hosts).catch((error: unknown): RepairEnd => {
      if (!(error instanceof HubError) || error.retryable) throw error;
      return { outcome: 'skipped', message: error.message };
    });
    await store.repairs.settle(workspaceId, job.id, item.id, end);
    metrics.repairs.inc({ kind, outcome: end.outcome });
  }

  return {
    async repairNext({ workspaceId, jobId }) {
      const next = await store.repairs.next(workspaceId, jobId, batchSize);
      if (next === null) return false;
      const { job, request, items } = next;
      if (items.length > 0) {
        await whileAlive((signal) =>
          inParallel(items, atOnce, async (item) => {
            signal.throwIfAborted();
            await settle({ workspaceId, job, item, request, signal });
          }),
        );
        return true;
      }
      await store.repairs.finish(workspaceId, jobId, { status: 'done' });
      log.info({ jobId, kind: job.kind, total: job.total }, 'repair ended');
      return false;
    },
    async failRepair({ workspaceId, jobId }, message) {
      await store.repairs.finish(workspaceId, jobId, { status: 'failed', error: message });
    },
  };
}
