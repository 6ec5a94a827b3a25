import { OBJECTS } from '../objects/catalogue.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { DAILY_REQUESTS } from '../usage.ts';
import { readTable } from './read-table.ts';

function resources(call: Call): Answer {
  const names = ['sobjects', 'query', 'queryAll', 'composite', 'limits', 'jobs'];
  const urls = Object.fromEntries(names.map((name) => [name, `/services/data/${call.version}/${name}`]));
  return {
    status: 200,
    body: { ...urls, identity: `${call.org.context.baseUrl}/id/${call.org.id}/${call.org.userId}` },
  };
}

function limits(call: Call): Answer {
  const used = Number(call.headers['x-sandbox-api-usage'] ?? 0);
  return {
    status: 200,
    body: {
      DailyApiRequests: { Max: DAILY_REQUESTS, Remaining: DAILY_REQUESTS - used },
      DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 10_000 },
      DailyBulkApiBatches: { Max: 15_000, Remaining: 15_000 },
      DataStorageMB: { Max: 1024, Remaining: 1000 },
      FileStorageMB: { Max: 1024, Remaining: 1000 },
      SingleEmail: { Max: 5000, Remaining: 5000 },
    },
  };
}

function recordCount(call: Call): Answer {
  const names = call.query.get('sObjects')?.split(',') ?? OBJECTS.map((object) => object.name);
  const sObjects = names.map((name) => {
    const { records, definition } = readTable(call.org, name);
    const live = [...records.values()].filter((record) => record['IsDeleted'] !== true);
    return { count: live.length, name: definition.name };
  });
  return { status: 200, body: { sObjects } };
}

/** What the org offers and how much of it is left. */
export const organizationEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '', handle: resources },
  { method: 'GET', path: '/limits', handle: limits },
  { method: 'GET', path: '/limits/recordCount', handle: recordCount },
  { method: 'GET', path: '/actions/custom/flow', handle: () => ({ status: 200, body: { actions: [] } }) },
];
