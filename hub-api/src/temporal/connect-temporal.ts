import { Client, Connection } from '@temporalio/client';
import type { HubConfig } from '../config.ts';

/** A client that connects with its first call, so that the hub starts (and says so at /readyz) while Temporal is away. */
export function connectTemporal(config: HubConfig): Client {
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS } = config;
  const connection = Connection.lazy({
    address: TEMPORAL_ADDRESS,
    tls: TEMPORAL_TLS || TEMPORAL_API_KEY !== undefined,
    ...(TEMPORAL_API_KEY === undefined ? {} : { apiKey: TEMPORAL_API_KEY }),
  });
  return new Client({ connection, namespace: TEMPORAL_NAMESPACE });
}
