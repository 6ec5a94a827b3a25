import type { TidyActivities } from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';

/** Executions in one go: what is deleted together is held together. */
const batch = 100;
/** Blobs, files and uploads. */
const sweepBatch = 500;
/** A batch follows another for so long before Temporal is told. */
const turnMs = 20_000;

/** What is not to be kept goes, a batch at a time, so that what runs is not held up. */
export function createTidyActivities({ store, metrics }: WorkerServices): TidyActivities {
  return {
    listWorkspaceIds: async () => (await store.workspaces.list()).map(({ id }) => id),

    async pruneSome(workspaceId) {
      const retention = await store.retention.of(workspaceId);
      const until = Date.now() + turnMs;
      for (let count = 0; ;) {
        const deleted = await store.pruning.prune(workspaceId, retention, new Date(), batch);
        count += deleted;
        metrics.deletedExecutions.inc({ by: 'rule' }, deleted);
        if (deleted === 0 || Date.now() > until) return { count, isMore: deleted > 0 };
      }
    },

    async tidySome() {
      const { removed, masked, seen } = await store.pruning.tidy(new Date(), batch);
      metrics.deletedExecutions.inc({ by: 'setting' }, removed);
      metrics.maskedExecutions.inc(masked);
      return { count: removed + masked, isMore: seen === batch };
    },

    async sweepSome() {
      const now = new Date();
      const files = await store.runFiles.sweep(now, sweepBatch);
      const uploads = await store.sweepUploads(now, sweepBatch);
      const blobs = await store.executionRemoval.removeOutdated(now, sweepBatch);
      metrics.sweptFiles.inc(files + uploads + blobs);
      const isMore = [files, uploads, blobs].some((count) => count === sweepBatch);
      return { count: files + uploads + blobs, isMore };
    },
  };
}
