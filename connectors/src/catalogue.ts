import type { ConnectorInfo } from '@leadloom/contracts';
import { connectors } from './connectors.ts';
import type { WebhookScheme } from './webhooks/scheme.ts';

export * from './webhooks/scheme.ts';
export * from './webhooks/verify-webhook.ts';

/**
 * The connectors as data, and what verifies their webhooks: for the hub, which makes no vendor calls. Nothing here loads a vendor's
 * client library; those are imported by the actions when they run.
 */
export const catalogue: readonly ConnectorInfo[] = connectors.map((connector) => ({
  name: connector.name,
  title: connector.title,
  docsUrl: connector.docsUrl,
  credentialTypes: connector.credentialTypes.map((type) => ({ ...type })),
  actions: connector.actions.map(({ name, title, capability }) => ({ name, title, capability })),
}));

/** How the connector's vendor signs webhooks; undefined when it sends none that we take. */
export function webhookSchemeOf(connector: string): WebhookScheme | undefined {
  return connectors.find((candidate) => candidate.name === connector)?.webhook;
}
