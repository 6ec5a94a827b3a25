import type {
  ICredentialDataDecryptedObject,
  ICredentialsHelper,
  ICredentialType,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';
import type { NodeCatalogue } from '../node-catalogue.ts';
import { applyAuthentication } from './apply-authentication.ts';

/** Where the credentials of a workspace are. */
export interface CredentialVault {
  /** @throws HubError when there is no such connection, or it cannot be opened. */
  open(connectionId: string): Promise<ICredentialDataDecryptedObject>;
  /** Keeps a refreshed token. */
  save(connectionId: string, data: ICredentialDataDecryptedObject): Promise<void>;
}

/**
 * What n8n-core asks about credentials. n8n's own helper lives in the package `n8n`; this one does the same over our connections: defaults
 * of the credential type, expressions in its fields, the generic `authenticate`, session tokens that expire.
 */
export function createCredentialsHelper(catalogue: NodeCatalogue, vault: CredentialVault): ICredentialsHelper {
  const typeOf = (name: string): ICredentialType => {
    const type = catalogue.getCredentialType(name);
    if (type === undefined) throw new Error(`There is no credential type "${name}" here`);
    return type;
  };

  const parentsOf = (name: string): string[] =>
    (typeOf(name).extends ?? []).flatMap((parent) => [parent, ...parentsOf(parent)]);

  const propertiesOf = (name: string): INodeProperties[] => {
    const { NodeHelpers } = n8nWorkflow();
    const merged: INodeProperties[] = [];
    for (const parent of typeOf(name).extends ?? []) NodeHelpers.mergeNodeProperties(merged, propertiesOf(parent));
    NodeHelpers.mergeNodeProperties(merged, typeOf(name).properties);
    return merged;
  };

  async function withSession(
    helper: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    connectionId: string | null,
    renew: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const type = typeOf(typeName);
    const token = type.properties.find(
      (property) => property.type === 'hidden' && property.typeOptions?.['expirable'] === true,
    );
    if (type.preAuthentication === undefined || token === undefined) return undefined;
    if (!renew && credentials[token.name] !== '' && credentials[token.name] !== undefined) return credentials;
    const fresh = await type.preAuthentication.call(helper, credentials);
    if (fresh[token.name] === undefined) return credentials;
    const updated = { ...credentials, ...(fresh as ICredentialDataDecryptedObject) };
    if (connectionId !== null)
      await vault.save(connectionId, {
        ...(await vault.open(connectionId)),
        ...(fresh as ICredentialDataDecryptedObject),
      });
    return updated;
  }

  return {
    getParentTypes: parentsOf,
    isCredentialUsableByNode(credentialType, nodeType) {
      const type = catalogue.getCredentialType(credentialType);
      return (
        type?.restrictToSupportedNodes !== true ||
        type.supportedNodes === undefined ||
        type.supportedNodes.includes(nodeType.split('.').at(-1) ?? '') ||
        type.supportedNodes.includes(nodeType)
      );
    },
    getCredentialsProperties: propertiesOf,

    async getDecrypted(_additionalData, nodeCredentials, type, mode, _executeData, raw, resolve) {
      const connectionId = requireId(nodeCredentials.id, nodeCredentials.name);
      const stored = await vault.open(connectionId);
      if (raw === true) return stored;
      const { NodeHelpers } = n8nWorkflow();
      const data = NodeHelpers.getNodeParameters(
        propertiesOf(type),
        stored as never,
        true,
        false,
        null,
        null,
      ) as ICredentialDataDecryptedObject | null;
      const complete: ICredentialDataDecryptedObject = { ...stored, ...data };
      if (resolve === undefined) return complete;
      return resolve.workflow.expression.getParameterValue(
        complete as never,
        resolve.runExecutionData,
        resolve.runIndex,
        resolve.itemIndex,
        resolve.node.name,
        resolve.connectionInputData,
        mode,
        {},
        undefined,
        false,
        complete,
      ) as ICredentialDataDecryptedObject;
    },

    async authenticate(credentials, typeName, requestOptions, workflow, node) {
      const options = requestOptions as IHttpRequestOptions;
      const { authenticate } = typeOf(typeName);
      if (authenticate === undefined) return inherited(typeName, credentials, options);
      if (typeof authenticate === 'function') return authenticate.call(typeOf(typeName), credentials, options);
      return applyAuthentication(authenticate, credentials, options, workflow, node);
      async function inherited(name: string, data: ICredentialDataDecryptedObject, given: IHttpRequestOptions) {
        for (const parent of parentsOf(name)) {
          const own = typeOf(parent).authenticate;
          if (typeof own === 'function') return own.call(typeOf(parent), data, given);
          if (own !== undefined) return applyAuthentication(own, data, given, workflow, node);
        }
        return given;
      }
    },

    preAuthentication: (helper, credentials, typeName, node, expired) =>
      withSession(helper, credentials, typeName, node.credentials?.[typeName]?.id ?? null, expired),
    runPreAuthentication: (helper, credentials, typeName) => withSession(helper, credentials, typeName, null, true),

    getCredentials: () =>
      Promise.reject(new Error('credentials are only given out decrypted, to the node that uses them')),
    updateCredentials: (nodeCredentials, _type, data) =>
      vault.save(requireId(nodeCredentials.id, nodeCredentials.name), data),
    async updateCredentialsOauthTokenData(nodeCredentials, _type, data) {
      const connectionId = requireId(nodeCredentials.id, nodeCredentials.name);
      await vault.save(connectionId, {
        ...(await vault.open(connectionId)),
        oauthTokenData: data['oauthTokenData'] ?? {},
      });
    },
  };
}

function requireId(id: string | null, name: string): string {
  if (id !== null && id !== '') return id;
  throw new Error(`The credential "${name}" of this node is not linked to a connection: choose one in the node`);
}
