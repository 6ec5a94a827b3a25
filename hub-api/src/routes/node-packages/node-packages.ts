import {
  getNodePackage,
  HubError,
  installNodePackage,
  listNodePackages,
  removeNodePackage,
  workflowIds,
} from '@leadloom/contracts';
import { checkPackageName } from '@leadloom/engine/catalogue';
import { type NodePackageRecord, shownNodePackage } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { startOnce } from '../../temporal/start-once.ts';

/** Packages of nodes. What is done with one is done by a worker; its record says how far that is. */
export const nodePackageEndpoints = [
  endpoint(listNodePackages, ({ store, workspaceId, query }) => store.nodePackages.list(workspaceId, query)),
  endpoint(getNodePackage, async ({ store, workspaceId, params }) =>
    shownNodePackage(found(await store.nodePackages.get(workspaceId, params.name), 'node package', params.name)),
  ),
  endpoint(installNodePackage, async ({ services, store, workspaceId, body }) => {
    checkPackageName(body.name, body.version);
    const before = await store.nodePackages.get(workspaceId, body.name);
    if (before !== null) refuseWhileChanging(before);
    const record = await store.nodePackages.want(workspaceId, body.name, body.version ?? null);
    await startChange(services, workspaceId, record);
    return shownNodePackage(record);
  }),
  endpoint(removeNodePackage, async ({ services, store, workspaceId, params }) => {
    const before = found(await store.nodePackages.get(workspaceId, params.name), 'node package', params.name);
    refuseWhileChanging(before);
    const record = await store.nodePackages.beginRemoval(workspaceId, params.name);
    if (record !== null) await startChange(services, workspaceId, record);
  }),
];

/** A change that is under way for so long has lost its worker; then another may begin. */
const lostAfterMs = 25 * 60_000;

function refuseWhileChanging({ name, status, changedAt }: NodePackageRecord): void {
  if (status === 'installing' && Date.now() - Date.parse(changedAt) < lostAfterMs)
    throw new HubError('conflict', `${name} is being installed. Wait until that has ended.`);
}

async function startChange(services: Services, workspaceId: string, { id, name }: NodePackageRecord): Promise<void> {
  await startOnce(services.temporal, {
    type: 'changeNodePackage',
    id: workflowIds.nodePackage(id),
    input: { workspaceId, name },
    again: true,
  });
}
