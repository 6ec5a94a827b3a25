import { generateKeyPairSync } from 'node:crypto';
import type { CredentialVault, NodeCatalogue } from '@leadloom/engine';
import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

/** Host of services whose address is in the credential. The mock answers for it whatever host its exchanges were written for. */
export const madeUpHost = 'made-up.test';

/** Reads as a text, as a key and as base64. */
export const madeUpSecret = Buffer.from('made up').toString('base64');
const urlFields = /url|host|domain|server|endpoint/i;

let keys: { privateKey: string; publicKey: string } | undefined;

/** Credentials of every type: whoever asks for a connection gets values that its type accepts. The id of a connection is its type's name. */
export function madeUpVault(catalogue: NodeCatalogue, known: Readonly<Record<string, object>>): CredentialVault {
  return {
    open: (typeName) => Promise.resolve({ ...madeUp(catalogue, typeName), ...known[typeName] }),
    save: () => Promise.resolve(),
  };
}

function madeUp(catalogue: NodeCatalogue, typeName: string): ICredentialDataDecryptedObject {
  const type = catalogue.getCredentialType(typeName);
  if (type === undefined) return {};
  const inherited = (type.extends ?? []).map((parent) => madeUp(catalogue, parent));
  const own = Object.fromEntries(
    type.properties
      .filter(({ type: kind, default: preset }) => kind === 'string' && (preset === '' || preset === undefined))
      .map((property) => [property.name, valueOf(property)]),
  );
  const isOauth2 = typeName === 'oAuth2Api' || type.extends?.includes('oAuth2Api') === true;
  return Object.assign(
    {},
    ...inherited,
    own,
    isOauth2 ? { oauthTokenData: token } : {},
  ) as ICredentialDataDecryptedObject;
}

const token = { access_token: 'ACCESSTOKEN', refresh_token: 'REFRESHTOKEN', token_type: 'Bearer', expires_in: 86_400 };

function valueOf({ name }: INodeProperties): string {
  if (/privateKey/i.test(name)) return keyPair().privateKey;
  if (/publicKey/i.test(name)) return keyPair().publicKey;
  if (urlFields.test(name)) return `https://${madeUpHost}`;
  return /email/i.test(name) ? `somebody@${madeUpHost}` : madeUpSecret;
}

function keyPair() {
  return (keys ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }));
}
