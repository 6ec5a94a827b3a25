import type { FastifyInstance } from 'fastify';
import { messyLeadsCsv } from '../population/messy-leads.ts';
import type { Population } from '../population/population.ts';
import { credentialsTable } from './credentials.ts';
import type { Deliveries } from './deliveries.ts';
import type { Fault } from './faults.ts';
import type { SandboxState } from './state.ts';
import type { VendorHost } from './vendor-host.ts';

interface Controlled {
  readonly hosts: ReadonlyMap<string, VendorHost>;
  readonly state: SandboxState;
  readonly deliveries: Deliveries;
  readonly population: Population;
  readonly url: () => string;
}

/** `/_control/…`: what the sandbox can do that no vendor can. Every answer is JSON, but for the list of leads. */
export async function controlRoutes(app: FastifyInstance, controlled: Controlled): Promise<void> {
  const { hosts, state, deliveries, population, url } = controlled;

  app.get('/credentials', () =>
    credentialsTable(
      url(),
      Array.from(hosts.values(), ({ vendor }) => vendor),
    ),
  );

  app.get<{ Querystring: { rows?: string; messy?: string } }>('/population/leads.csv', (request, reply) => {
    const rows = Math.min(Math.max(Number(request.query.rows ?? 250) || 250, 1), 200_000);
    return reply
      .type('text/csv; charset=utf-8')
      .send(messyLeadsCsv(population, { rows, isMessy: request.query.messy !== 'false' }));
  });

  for (const [name, host] of hosts) {
    await app.register(
      async (vendor) => {
        vendor.get('/state', () => ({ counts: state.counts(name), deliveries: deliveries.of(name) }));
        vendor.delete('/state', () => {
          state.clear(name);
          return { counts: state.counts(name) };
        });
        vendor.post('/seed', (request) => host.vendor.seed?.(request.body ?? {}, host.context) ?? { seeded: 0 });

        vendor.get('/faults', () => host.faults.list());
        vendor.post<{ Body: Fault }>('/faults', (request, reply) => {
          if (typeof request.body?.kind !== 'string')
            return reply.code(400).send({
              error: 'a fault needs a kind: status, delay, drop, drop-after-accept, truncate or one of the vendor',
            });
          return host.faults.arm(request.body);
        });
        vendor.delete('/faults', () => {
          host.faults.clear();
          return [];
        });

        vendor.get('/clock', () => clockOf(host));
        vendor.post<{ Body: { now?: number; offsetMs?: number; advanceMs?: number } }>('/clock', (request) => {
          const { now, offsetMs, advanceMs } = request.body ?? {};
          if (now !== undefined) host.clock.setOffset(now - Date.now());
          if (offsetMs !== undefined) host.clock.setOffset(offsetMs);
          if (advanceMs !== undefined) host.clock.setOffset(host.clock.offsetMs() + advanceMs);
          return clockOf(host);
        });

        vendor.get('/requests', () => host.log.entries());
        vendor.delete('/requests', () => {
          host.log.clear();
          return [];
        });

        vendor.get('/views', () =>
          host.vendor.views(host.context).map(({ key, title, columns }) => ({ key, title, columns })),
        );
        vendor.get<{ Params: { key: string }; Querystring: { search?: string; limit?: string; offset?: string } }>(
          '/views/:key',
          (request, reply) => {
            const view = host.vendor.views(host.context).find(({ key }) => key === request.params.key);
            if (view === undefined) return reply.code(404).send({ error: `${name} has no view ${request.params.key}` });
            const { search, limit, offset } = request.query;
            return view.rows({
              ...(search ? { search } : {}),
              limit: Number(limit ?? 50),
              offset: Number(offset ?? 0),
            });
          },
        );
      },
      { prefix: `/${name}` },
    );
  }
}

function clockOf(host: VendorHost): { now: number; offsetMs: number } {
  return { now: host.context.now(), offsetMs: host.clock.offsetMs() };
}
