import { verifyWebhook, webhookSchemeOf } from '@leadloom/connectors/catalogue';
import { HubError } from '@leadloom/contracts';
import { openWebhookSecret } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { receiveSendgridEvents } from './sendgrid/receive-sendgrid-events.ts';

export interface VerifiedHook {
  workspaceId: string;
  connectionId: string;
  body: Buffer;
}

/** Vendors whose reports are taken, and who takes them. */
const receivers: Readonly<Record<string, (services: Services, hook: VerifiedHook) => Promise<void>>> = {
  sendgrid: receiveSendgridEvents,
};

/**
 * Takes a vendor's report for a connection: only when the vendor's signature over the bytes holds. 202 once everything is stored, so that
 * a report that was not is sent again.
 */
export async function receiveVendorHook(
  services: Services,
  { connector, connectionId }: { connector: string; connectionId: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { store, config, encryptionKey } = services;
  const scheme = webhookSchemeOf(connector);
  const receive = receivers[connector];
  const workspaceId = await store.connections.findWorkspace(connectionId);
  const connection = workspaceId === null ? null : await store.connections.get(workspaceId, connectionId);
  if (scheme === undefined || receive === undefined || workspaceId === null || connection?.connector !== connector)
    throw new HubError('not_found', `No ${connector} connection ${connectionId} takes reports here.`);

  const sealed = await store.connections.getWebhookSealed(workspaceId, connectionId);
  const secret =
    sealed === null ? '' : String(openWebhookSecret(encryptionKey, workspaceId, connectionId, sealed)['secret']);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const received = {
    method: request.method,
    url: config.HUB_URL + request.url,
    headers: request.headers,
    rawBody: body,
  };
  const verdict = verifyWebhook(scheme, secret, received, Date.now());
  if (verdict !== 'verified') {
    request.log.warn({ connectionId, verdict }, 'a vendor report was refused');
    throw new HubError(
      'unauthorized',
      `The signature does not hold (${verdict}). Compare the signing secret of the connection with the vendor's.`,
      {
        details: { verdict },
      },
    );
  }
  await receive(services, { workspaceId, connectionId, body });
  return reply.code(202).send();
}
