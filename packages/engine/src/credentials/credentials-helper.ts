import type {
  ICredentialDataDecryptedObject,
  ICredentialsHelper,
  IHttpRequestHelper,
  IHttpRequestOptions,
} from 'n8n-workflow';
import type { NodeCatalogue } from '../node-catalogue.ts';
import { applyAuthentication } from './apply-authentication.ts';
import { completeCredentials } from './complete-credentials.ts';
import { parentsOf, propertiesOf, typeOf } from './describe-type.ts';

/** Where the credentials of a workspace are. */
export interface CredentialVault {
  /** @throws HubError when there is no such connection, or it cannot be opened. */
  open(connectionId: string): Promise<ICredentialDataDecryptedObject>;
  /** Keeps changed fields: a refreshed token. */
  save(connectionId: string, changed: ICredentialDataDecryptedObject): Promise<void>;
}

/**
 * What n8n-core asks about credentials. n8n's own helper lives in the package `n8n`; this one does the same over our connections: defaults
 * of the credential type, expressions in its fields, the generic `authenticate`, session tokens that expire.
 */
export function createCredentialsHelper(catalogue: NodeCatalogue, vault: CredentialVault): ICredentialsHelper {
  async function withSession(
    helper: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    connectionId: string | null,
    renew: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const type = typeOf(catalogue, typeName);
    const token = type.properties.find(
      (property) => property.type === 'hidden' && property.typeOptions?.['expirable'] === true,
    );
    if (type.preAuthentication === undefined || token === undefined) return undefined;
    if (!renew && credentials[token.name] !== '' && credentials[token.name] !== undefined) return credentials;
    const fresh = await type.preAuthentication.call(helper, credentials);
    if (fresh[token.name] === undefined) return credentials;
    const updated = { ...credentials, ...(fresh as ICredentialDataDecryptedObject) };
    if (connectionId !== null) await vault.save(connectionId, fresh as ICredentialDataDecryptedObject);
    return updated;
  }

  return {
    getParentTypes: (name) => parentsOf(catalogue, name),
    isCredentialUsableByNode(credentialType, nodeType) {
      const type = catalogue.getCredentialType(credentialType);
      return (
        type?.restrictToSupportedNodes !== true ||
        type.supportedNodes === undefined ||
        type.supportedNodes.includes(nodeType.split('.').at(-1) ?? '') ||
        type.supportedNodes.includes(nodeType)
      );
    },
    getCredentialsProperties: (name) => propertiesOf(catalogue, name),

    async getDecrypted(_additionalData, nodeCredentials, type, mode, _executeData, raw, resolve) {
      const connectionId = requireId(nodeCredentials.id, nodeCredentials.name);
      const stored = await vault.open(connectionId);
      if (raw === true) return stored;
      return completeCredentials(catalogue, type, stored, { mode, place: resolve });
    },

    async authenticate(credentials, typeName, requestOptions, workflow, node) {
      const options = requestOptions as IHttpRequestOptions;
      const { authenticate } = typeOf(catalogue, typeName);
      if (authenticate === undefined) return inherited(typeName, credentials, options);
      if (typeof authenticate === 'function')
        return authenticate.call(typeOf(catalogue, typeName), credentials, options);
      return applyAuthentication(authenticate, credentials, options, workflow, node);
      async function inherited(name: string, data: ICredentialDataDecryptedObject, given: IHttpRequestOptions) {
        for (const parent of parentsOf(catalogue, name)) {
          const own = typeOf(catalogue, parent).authenticate;
          if (typeof own === 'function') return own.call(typeOf(catalogue, parent), data, given);
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
    updateCredentialsOauthTokenData: (nodeCredentials, _type, data) =>
      vault.save(requireId(nodeCredentials.id, nodeCredentials.name), { oauthTokenData: data['oauthTokenData'] ?? {} }),
  };
}

function requireId(id: string | null, name: string): string {
  if (id !== null && id !== '') return id;
  throw new Error(`The credential "${name}" of this node is not linked to a connection: choose one in the node`);
}
