import type { Lead, LeadQuery, PageOf } from '@leadloom/contracts';
import { latencies, quantile } from './latencies.ts';
import type { QueryKind } from './queries.ts';

/** What is asked: the store itself or the API. */
export interface LeadReader {
  list(query: LeadQuery): Promise<PageOf<Lead>>;
  get(id: string): Promise<unknown>;
  timeline(id: string): Promise<unknown>;
}

const detailLimitMs = 50;

/**
 * Runs all kinds once, one query at a time, and prints a line for each. The lists' leads are then read one by one.
 * @returns Names of the kinds whose 95th percentile is over the limit.
 */
export async function runQueries(title: string, reader: LeadReader, kinds: readonly QueryKind[]): Promise<string[]> {
  console.log(`\n${title.padEnd(40)}      p50      p95      max  ms`);
  const slow: string[] = [];
  const report = (name: string, times: readonly number[], limitMs = detailLimitMs) => {
    const [p50, p95, max] = [quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1)];
    const columns = [p50, p95, max].map((value) => value.toFixed(1).padStart(8)).join(' ');
    console.log(`${name.padEnd(42)} ${columns}${p95 > limitMs ? `  over ${limitMs}` : ''}`);
    if (p95 > limitMs) slow.push(`${title}: ${name}`);
  };
  const ids = new Set<string>();
  const cursors: LeadQuery[] = [];
  const byName: number[] = [];
  for (const { name, queries, limitMs, isByName } of kinds) {
    const times = await latencies(queries, async (query) => {
      const page = await reader.list(query);
      for (const lead of page.items.slice(0, 2)) ids.add(lead.id);
      if (page.nextCursor !== null) cursors.push({ ...query, cursor: page.nextCursor });
    });
    report(name, times, limitMs);
    if (isByName) byName.push(...times);
  }
  report('search: all by name', byName);
  report('second page of all these', await latencies(sample(cursors, 200), (query) => reader.list(query)));
  report('detail', await latencies(sample([...ids], 300), (id) => reader.get(id)));
  report('timeline', await latencies(sample([...ids], 300), (id) => reader.timeline(id)));
  return slow;
}

/** Up to `count` items, spread over the list. */
function sample<Item>(items: readonly Item[], count: number): Item[] {
  const every = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, place) => place % every === 0).slice(0, count);
}
