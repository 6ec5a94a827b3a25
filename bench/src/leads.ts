import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openStore, type Store } from '@leadloom/store';
import { startMongo } from '../../test/servers.ts';
import { loadLeads, writeMore } from './leads/load-leads.ts';
import { queryApi } from './leads/query-api.ts';
import { queryKinds } from './leads/queries.ts';
import { runQueries } from './leads/run-queries.ts';
import { startHub } from './leads/start-hub.ts';

/** A million leads: how long lists, searches and details take, in the store and at the API. bench/README.md tells more. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    each: { type: 'string', default: '60' },
    'store-only': { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const each = Number(values.each);
const settleMs = 10_000;

const server = await startMongo({ cache: 'full' });
const mongoUrl = server.address.replace('/?', '/leadloom?');
const store = await openStore({ url: mongoUrl });
try {
  const { id: workspaceId } = await store.workspaces.create('Bench');
  await load(store, workspaceId);
  const page = await store.companies.list(workspaceId, { limit: 200 });
  const kinds = queryKinds(
    count,
    each * 3,
    page.items.map((company) => company.id),
  );
  /** Each phase asks for other people and values than the one before. */
  const phase = (place: number) =>
    kinds.map((kind) => ({ ...kind, queries: kind.queries.slice(place * each, (place + 1) * each) }));
  const reader = {
    list: store.leads.list.bind(null, workspaceId),
    get: store.leads.get.bind(null, workspaceId),
    timeline: (id: string) => store.leads.timeline(workspaceId, id),
  };
  await runQueries('warming up', reader, phase(0));
  const slow = await runQueries('store', reader, phase(1));
  if (!values['store-only']) {
    const hub = await startHub(mongoUrl);
    try {
      slow.push(...(await runQueries('API', queryApi(hub.url, hub.apiKey), phase(2))));
    } finally {
      await hub.stop();
    }
  }
  console.log(
    slow.length === 0
      ? '\nAll kinds are within their limits.'
      : `\nOver the limit at the 95th percentile:\n  ${slow.join('\n  ')}`,
  );
  process.exitCode = slow.length === 0 ? 0 : 1;
} finally {
  await store.close();
  await server.stop();
}

/** Loads before the leads' indexes are made, since that is quicker; then measures writes with all of them in place. */
async function load(into: Store, workspaceId: string): Promise<void> {
  await into.migrate({ to: 1 });
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(0);
  let shown = 0;
  await loadLeads(into, workspaceId, count, (done) => {
    if (done - shown < count / 10) return;
    shown = done;
    console.log(`${done} leads after ${seconds()} s`);
  });
  await into.migrate();
  console.log(`indexes made after ${seconds()} s`);
  const more = 20_000;
  const began = Date.now();
  await writeMore(into, workspaceId, count, more);
  console.log(`${more} more leads at ${Math.round((more * 1000) / (Date.now() - began))}/s with all indexes in place`);
  await sleep(settleMs);
}
