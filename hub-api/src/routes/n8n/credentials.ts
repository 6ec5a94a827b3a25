import {
  type Connection,
  createN8nCredential,
  deleteN8nCredential,
  getN8nCredential,
  getN8nCredentialSchema,
  HubError,
  listN8nCredentials,
  type N8nCredential,
  testN8nCredential,
  transferN8nCredential,
  updateN8nCredential,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { changeConnection } from '../connections/change-connection.ts';
import { makeTestCall } from '../connections/make-test-call.ts';
import { storeConnection } from '../connections/store-connection.ts';
import { checkCredential } from './check-credential.ts';
import { credentialSchema } from './credential-schema.ts';
import { n8nPage } from './n8n-page.ts';
import { demandOwnProject, projectOf } from './project-of.ts';

export const credentialEndpoints = [
  endpoint(listN8nCredentials, async ({ store, workspaceId, query }) => {
    const project = await projectOf(store, workspaceId);
    return n8nPage(
      query,
      (page) => store.connections.list(workspaceId, page),
      (connections) =>
        connections.map(({ id, name, credentialType, createdAt, updatedAt }) => ({
          id,
          name,
          type: credentialType,
          createdAt,
          updatedAt,
          shared: [{ id: project.id, name: project.name, role: 'credential:owner', createdAt, updatedAt }],
        })),
    );
  }),
  endpoint(
    createN8nCredential,
    async ({ services, workspaceId, body: { name, type, data, isResolvable, projectId } }) => {
      demandOwnProject(workspaceId, projectId);
      refuseResolvable(isResolvable);
      checkCredential((await services.typesOf(workspaceId)).credentialTypes, type, data);
      return shown(await storeConnection(services, workspaceId, { name, credentialType: type, data }));
    },
  ),
  endpoint(getN8nCredential, async ({ store, workspaceId, params: { id } }) =>
    shown(found(await store.connections.get(workspaceId, id), 'credential', id)),
  ),
  endpoint(updateN8nCredential, async ({ services, store, workspaceId, params: { id }, body }) => {
    const { credentialType } = found(await store.connections.get(workspaceId, id), 'credential', id);
    const { name, type = credentialType, data, isResolvable, isPartialData } = body;
    refuseResolvable(isResolvable);
    if (type !== credentialType)
      throw new HubError(
        'invalid_input',
        `This credential is of type "${credentialType}": make another one for "${type}".`,
      );
    if (data !== undefined && isPartialData === true)
      throw new HubError(
        'invalid_input',
        'The hub cannot open credentials, so it cannot merge a part into them: send the whole data, without isPartialData.',
      );
    if (data !== undefined) checkCredential((await services.typesOf(workspaceId)).credentialTypes, type, data);
    return shown(await changeConnection(services, workspaceId, id, { name, data }));
  }),
  endpoint(deleteN8nCredential, async ({ store, workspaceId, params: { id } }) => {
    const connection = found(await store.connections.get(workspaceId, id), 'credential', id);
    await store.connections.delete(workspaceId, id);
    return shown(connection);
  }),
  endpoint(testN8nCredential, async ({ services, workspaceId, params }) => {
    const { ok, message } = await makeTestCall(services, workspaceId, params.id);
    return { status: ok ? ('OK' as const) : ('Error' as const), message };
  }),
  endpoint(getN8nCredentialSchema, async ({ services, workspaceId, params: { credentialType } }) => {
    const { credentialTypes } = await services.typesOf(workspaceId);
    return found(credentialSchema(credentialTypes, credentialType), 'credential type', credentialType);
  }),
  endpoint(transferN8nCredential, async ({ store, workspaceId, params: { id }, body }) => {
    found(await store.connections.get(workspaceId, id), 'credential', id);
    demandOwnProject(workspaceId, body.destinationProjectId);
    throw new HubError('invalid_input', 'The credential is in this project already.');
  }),
];

function refuseResolvable(isResolvable: boolean | undefined): void {
  if (isResolvable === true)
    throw new HubError('invalid_input', 'There are no credentials of each user here: leave isResolvable out.');
}

function shown({ id, name, credentialType, createdAt, updatedAt }: Connection): N8nCredential {
  return {
    id,
    name,
    type: credentialType,
    isManaged: false,
    isGlobal: false,
    isResolvable: false,
    resolvableAllowFallback: false,
    resolverId: null,
    createdAt,
    updatedAt,
  };
}
