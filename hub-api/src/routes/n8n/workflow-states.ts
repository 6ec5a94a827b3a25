import {
  activateN8nWorkflow,
  deactivateN8nWorkflow,
  type N8nWorkflow,
  publishN8nWorkflow,
  type Route,
  unpublishN8nWorkflow,
} from '@leadloom/contracts';
import { type Call, endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { turnOff } from '../../triggers/turn-off.ts';
import { turnOn } from '../../triggers/turn-on.ts';
import { showWorkflow } from './show-workflows.ts';
import { versionNumber } from './version-number.ts';

type Place = Pick<Call<Route>, 'services' | 'store' | 'workspaceId'> & { params: { id: string } };

async function publish(
  { services, store, workspaceId, params: { id } }: Place,
  versionId?: string,
): Promise<N8nWorkflow> {
  const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
  const version = versionId === undefined ? workflow.version : versionNumber(versionId);
  return showWorkflow(store, workspaceId, await turnOn(services, workspaceId, workflow, version));
}

async function unpublish({ services, store, workspaceId, params: { id } }: Place): Promise<N8nWorkflow> {
  const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
  await turnOff(services, workspaceId, workflow);
  const off = found(await store.workflows.setActiveVersion(workspaceId, id, null), 'workflow', id);
  return showWorkflow(store, workspaceId, off);
}

export const workflowStateEndpoints = [
  endpoint(publishN8nWorkflow, (call) => publish(call, call.body?.versionId)),
  endpoint(activateN8nWorkflow, (call) => publish(call, call.body?.versionId)),
  endpoint(unpublishN8nWorkflow, (call) => unpublish(call)),
  endpoint(deactivateN8nWorkflow, (call) => unpublish(call)),
];
