import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';

export interface ScheduledSend {
  readonly batch_id: string;
  /** `open` until somebody cancels or pauses it. */
  readonly status: 'open' | 'cancel' | 'pause';
}

/** Every batch that an id was made for. */
export function batchesOf(context: VendorContext): Collection<ScheduledSend> {
  return context.state.collection<ScheduledSend>('sendgrid', 'batches');
}

/** `/v3/mail/batch` and `/v3/user/scheduled_sends`: mails that share a batch id can be held or taken back before their time. */
export function registerScheduledSends(app: FastifyInstance, context: VendorContext): void {
  const kept = batchesOf(context);
  const invalid = { errors: [{ field: 'batch_id', message: 'invalid batch id' }] };

  app.post('/v3/mail/batch', (_request, reply) => {
    const id = randomBytes(24).toString('base64url');
    kept.put(id, { batch_id: id, status: 'open' });
    return reply.code(201).send({ batch_id: id });
  });
  app.get<{ Params: { id: string } }>('/v3/mail/batch/:id', (request, reply) =>
    kept.get(request.params.id) === undefined ? reply.code(400).send(invalid) : { batch_id: request.params.id },
  );

  app.get('/v3/user/scheduled_sends', () => [...kept.values()].filter(({ status }) => status !== 'open'));
  app.get<{ Params: { id: string } }>('/v3/user/scheduled_sends/:id', (request) => {
    const found = kept.get(request.params.id);
    return found === undefined || found.status === 'open' ? [] : [found];
  });
  app.post<{ Body: { batch_id?: string; status?: string } }>('/v3/user/scheduled_sends', (request, reply) => {
    const found = kept.get(request.body.batch_id ?? '');
    const status = statusOf(request.body.status);
    if (found === undefined) return reply.code(400).send(invalid);
    if (status === undefined) return reply.code(400).send({ errors: [{ field: 'status', message: 'invalid status' }] });
    if (found.status !== 'open') {
      return reply
        .code(400)
        .send({ errors: [{ field: null, message: 'a status update already exists for this batch' }] });
    }
    kept.put(found.batch_id, { ...found, status });
    return reply.code(201).send({ batch_id: found.batch_id, status });
  });
  app.patch<{ Params: { id: string }; Body: { status?: string } }>('/v3/user/scheduled_sends/:id', (request, reply) => {
    const found = kept.get(request.params.id);
    const status = statusOf(request.body.status);
    if (found === undefined || found.status === 'open' || status === undefined) return reply.code(404).send(invalid);
    kept.put(found.batch_id, { ...found, status });
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>('/v3/user/scheduled_sends/:id', (request, reply) => {
    const found = kept.get(request.params.id);
    if (found === undefined) return reply.code(404).send(invalid);
    kept.put(found.batch_id, { ...found, status: 'open' });
    return reply.code(204).send();
  });
}

function statusOf(status: unknown): 'cancel' | 'pause' | undefined {
  return status === 'cancel' || status === 'pause' ? status : undefined;
}
