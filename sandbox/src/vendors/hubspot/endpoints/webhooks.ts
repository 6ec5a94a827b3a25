import type { FastifyInstance } from 'fastify';
import { sandboxCredentials } from '../../../server/credentials.ts';
import { HubspotError, objectNotFound } from '../hubspot-error.ts';
import type { Portal } from '../portal.ts';
import { openWebhooks, type Subscription, type WebhookSettings } from '../webhooks.ts';

const EVENT_TYPE =
  /^(contact|company|deal|ticket|object)\.(creation|propertyChange|deletion|associationChange|merge|restore|privacyDeletion)$/;

type App = { Params: { appId: string } };
type One = { Params: { appId: string; id: string } };

/** Where the app wants to be told and of what, below `/webhooks/v3` and its dated twins; opened with the developer key. */
export function webhookRoutes(app: FastifyInstance, portal: Portal): void {
  const { settings, subscriptions } = openWebhooks(portal.context);
  const now = () => new Date(portal.context.now()).toISOString();

  app.addHook('preHandler', async (request) => {
    const { appId } = request.params as { appId: string };
    if (appId !== sandboxCredentials.hubspot.appId) throw new HubspotError(404, 'OBJECT_NOT_FOUND', `no app ${appId}`);
  });

  app.get<App>('/:appId/settings', (request) => {
    const found = settings.get(request.params.appId);
    if (!found) throw objectNotFound();
    return found;
  });

  app.put<App & { Body: Partial<WebhookSettings> | undefined }>('/:appId/settings', (request) => {
    const { targetUrl, throttling } = request.body ?? {};
    if (!targetUrl || !URL.canParse(targetUrl))
      throw new HubspotError(400, 'VALIDATION_ERROR', `targetUrl is no URL: ${String(targetUrl)}`);
    const createdAt = settings.get(request.params.appId)?.createdAt ?? now();
    const saved = { targetUrl, throttling: throttling ?? { maxConcurrentRequests: 10 }, createdAt, updatedAt: now() };
    settings.put(request.params.appId, saved);
    return saved;
  });

  app.delete<App>('/:appId/settings', (request, reply) => {
    settings.delete(request.params.appId);
    return reply.code(204).send();
  });

  app.get<App>('/:appId/subscriptions', () => ({ results: [...subscriptions.values()] }));

  app.post<App & { Body: (Partial<Subscription> & { eventType?: string }) | undefined }>(
    '/:appId/subscriptions',
    (request, reply) => {
      const { eventType = '', propertyName, objectTypeId, active } = request.body ?? {};
      if (!EVENT_TYPE.test(eventType))
        throw new HubspotError(400, 'VALIDATION_ERROR', `eventType is not known: ${eventType}`);
      const id = String(2_500_000 + subscriptions.nextNumber());
      const subscription: Subscription = {
        id,
        eventType,
        ...(propertyName ? { propertyName } : {}),
        ...(objectTypeId ? { objectTypeId } : {}),
        active: active === true,
        createdAt: now(),
        updatedAt: now(),
      };
      subscriptions.put(id, subscription);
      return reply.code(201).send(subscription);
    },
  );

  app.patch<One & { Body: { active?: boolean } | undefined }>('/:appId/subscriptions/:id', (request) => {
    const found = subscriptions.get(request.params.id);
    if (!found) throw objectNotFound();
    const saved = { ...found, active: request.body?.active ?? found.active, updatedAt: now() };
    subscriptions.put(found.id, saved);
    return saved;
  });

  app.delete<One>('/:appId/subscriptions/:id', (request, reply) => {
    if (!subscriptions.delete(request.params.id)) throw objectNotFound();
    return reply.code(204).send();
  });
}
