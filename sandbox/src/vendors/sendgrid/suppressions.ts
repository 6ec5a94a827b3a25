import type { FastifyInstance } from 'fastify';
import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';

export type SuppressionKind = 'bounces' | 'blocks' | 'invalid_emails' | 'spam_reports' | 'unsubscribes';

export interface Suppression {
  readonly kind: SuppressionKind | `group-${number}`;
  readonly email: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly reason?: string;
  readonly status?: string;
}

interface Group {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly is_default: boolean;
}

const KINDS: readonly SuppressionKind[] = ['bounces', 'blocks', 'invalid_emails', 'spam_reports'];

export function suppressionsOf(context: VendorContext): Collection<Suppression> {
  return context.state.collection<Suppression>('sendgrid', 'suppressions');
}

export function suppress(context: VendorContext, entry: Omit<Suppression, 'created'>): void {
  const email = entry.email.toLowerCase();
  suppressionsOf(context).put(`${entry.kind}/${email}`, { ...entry, email, created: Math.floor(context.now() / 1000) });
}

/** `/v3/suppression/…` and `/v3/asm/…`: https://www.twilio.com/docs/sendgrid/api-reference/bounces-api */
export function registerSuppressions(app: FastifyInstance, context: VendorContext): void {
  const kept = suppressionsOf(context);
  const byKind = kept.index('kind', (entry) => entry.kind);
  const groups = context.state.collection<Group>('sendgrid', 'groups');

  for (const kind of KINDS) {
    app.get<{ Querystring: PageQuery }>(`/v3/suppression/${kind}`, (request) =>
      page(byKind.get(kind), request.query).map(shown),
    );
    app.get<{ Params: { email: string } }>(`/v3/suppression/${kind}/:email`, (request) => {
      const found = kept.get(`${kind}/${request.params.email.toLowerCase()}`);
      return found === undefined ? [] : [shown(found)];
    });
    app.delete<{ Body: { delete_all?: boolean; emails?: string[] } | undefined }>(
      `/v3/suppression/${kind}`,
      (request, reply) => {
        const { delete_all: isAll = false, emails = [] } = request.body ?? {};
        const gone = isAll ? byKind.get(kind).map(({ email }) => email) : emails;
        for (const email of gone) kept.delete(`${kind}/${email.toLowerCase()}`);
        return reply.code(204).send();
      },
    );
    app.delete<{ Params: { email: string } }>(`/v3/suppression/${kind}/:email`, (request, reply) => {
      const wasThere = kept.delete(`${kind}/${request.params.email.toLowerCase()}`);
      return wasThere
        ? reply.code(204).send()
        : reply.code(404).send({ errors: [{ field: null, message: 'resource not found' }] });
    });
  }
  app.get<{ Querystring: PageQuery }>('/v3/suppression/unsubscribes', (request) =>
    page(byKind.get('unsubscribes'), request.query).map(shown),
  );

  app.post<{ Body: { recipient_emails?: string[] } }>('/v3/asm/suppressions/global', (request, reply) => {
    const emails = request.body.recipient_emails ?? [];
    for (const email of emails) suppress(context, { kind: 'unsubscribes', email });
    return reply.code(201).send({ recipient_emails: emails });
  });
  app.get<{ Params: { email: string } }>('/v3/asm/suppressions/global/:email', (request) => {
    const found = kept.get(`unsubscribes/${request.params.email.toLowerCase()}`);
    return found === undefined ? {} : { recipient_email: found.email };
  });
  app.delete<{ Params: { email: string } }>('/v3/asm/suppressions/global/:email', (request, reply) => {
    kept.delete(`unsubscribes/${request.params.email.toLowerCase()}`);
    return reply.code(204).send();
  });

  app.get('/v3/asm/groups', () => [...groups.values()]);
  app.post<{ Body: { name?: string; description?: string; is_default?: boolean } }>(
    '/v3/asm/groups',
    (request, reply) => {
      const { name, description = '', is_default = false } = request.body;
      if (!name) return reply.code(400).send({ errors: [{ field: 'name', message: 'name is required' }] });
      const id = 100 + groups.nextNumber();
      groups.put(`${id}`, { id, name, description, is_default });
      return reply.code(201).send({ id, name, description, is_default });
    },
  );
  app.get<{ Params: { id: string } }>('/v3/asm/groups/:id/suppressions', (request) =>
    byKind.get(`group-${request.params.id}`).map(({ email }) => email),
  );
  app.post<{ Params: { id: string }; Body: { recipient_emails?: string[] } }>(
    '/v3/asm/groups/:id/suppressions',
    (request, reply) => {
      const emails = request.body.recipient_emails ?? [];
      for (const email of emails) suppress(context, { kind: `group-${Number(request.params.id)}`, email });
      return reply.code(201).send({ recipient_emails: emails });
    },
  );
  app.delete<{ Params: { id: string; email: string } }>('/v3/asm/groups/:id/suppressions/:email', (request, reply) => {
    kept.delete(`group-${request.params.id}/${request.params.email.toLowerCase()}`);
    return reply.code(204).send();
  });
}

function shown({ kind: _kind, ...fields }: Suppression): Omit<Suppression, 'kind'> {
  return fields;
}

interface PageQuery {
  readonly start_time?: string;
  readonly end_time?: string;
  readonly limit?: string;
  readonly offset?: string;
}

/** Newest first. */
function page(entries: readonly Suppression[], query: PageQuery): Suppression[] {
  const from = Number(query.start_time ?? 0);
  const to = Number(query.end_time ?? Infinity);
  const offset = Number(query.offset ?? 0);
  const within = entries.filter(({ created }) => created >= from && created <= to).reverse();
  return within.slice(offset, offset + Number(query.limit ?? 500));
}
