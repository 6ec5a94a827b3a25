import { catalogue } from '@leadloom/connectors/catalogue';
import { type Connection, type ConnectionInput, HubError } from '@leadloom/contracts';
import { newId } from '@leadloom/store';
import type { Services } from '../../services.ts';
import { checkOrigins } from './check-origins.ts';
import { sealConnection } from './seal-connection.ts';

/** Stores a connection with its secrets sealed. Its connector is the one whose credential type it has, unless it is named. */
export async function storeConnection(
  { store, config, encryptionKey, typesOf }: Pick<Services, 'store' | 'config' | 'encryptionKey' | 'typesOf'>,
  workspaceId: string,
  input: ConnectionInput,
  /** Given where a repeat must find the same connection. */
  id = newId('con'),
): Promise<Connection> {
  const { name, credentialType, data, origins = {} } = input;
  const connector = input.connector ?? connectorOf(credentialType);
  checkConnector(connector);
  checkOrigins(origins);
  return store.connections.create(workspaceId, {
    id,
    name,
    credentialType,
    connector,
    origins,
    isSandbox: isSandbox(origins, config.SANDBOX_URL),
    isOAuth: (await typesOf(workspaceId)).credentialTypes.isOAuth(credentialType),
    ...sealConnection(encryptionKey, workspaceId, { id, connector }, data),
  });
}

function connectorOf(credentialType: string): string | null {
  return catalogue.find((info) => info.credentialTypes.some(({ name }) => name === credentialType))?.name ?? null;
}

function checkConnector(connector: string | null): void {
  if (connector === null || catalogue.some(({ name }) => name === connector)) return;
  const names = catalogue.map(({ name }) => name).join(', ');
  throw new HubError(
    'invalid_input',
    `There is no connector "${connector}". Leave it out, or name one of these: ${names}.`,
    { details: { field: 'connector', value: connector } },
  );
}

function isSandbox(origins: Record<string, string>, sandboxUrl: string | undefined): boolean {
  return sandboxUrl !== undefined && Object.values(origins).some((origin) => origin.startsWith(sandboxUrl));
}
