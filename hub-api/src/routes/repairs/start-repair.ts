import { type RepairJob, type RepairKind, workflowIds } from '@leadloom/contracts';
import type { RepairRequest } from '@leadloom/store';
import type { Services } from '../../services.ts';
import { startOnce } from '../../temporal/start-once.ts';

/** Writes a job down and begins it. */
export async function startRepair(
  { store, temporal }: Services,
  workspaceId: string,
  job: { kind: RepairKind; request: RepairRequest; subjects: readonly string[] },
): Promise<RepairJob> {
  const created = await store.repairs.create(workspaceId, job);
  const input = { workspaceId, jobId: created.id };
  await startOnce(temporal, { type: 'repairRuns', id: workflowIds.repair(created.id), input });
  return created;
}
