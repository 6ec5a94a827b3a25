import { SalesforceError } from '../salesforce-error.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { type QueryResult, runQuery } from '../soql/run-query.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { makeRecordId } from '../record-id.ts';

/** Salesforce keeps about ten cursors a user; more here, as tests share one user. They do not outlive the process. */
const MOST_CURSORS = 100;
const CURSOR_MS = 15 * 60_000;

function batchSize(call: Call): number {
  const asked = Number(/batchSize=(\d+)/i.exec(call.headers['sforce-query-options'] ?? '')?.[1] ?? 2000);
  return Math.min(Math.max(asked, 200), 2000);
}

/** `query`, `queryAll` and the pages that follow, with the cursors that they share. */
export function queryEndpoints(): readonly Endpoint[] {
  const cursors = new Map<string, { result: QueryResult; until: number }>();
  let cursorCount = 0;

  function answer(call: Call, result: QueryResult, start: number, cursorId: string | undefined): Answer {
    const size = batchSize(call);
    const records = result.rows(start, size);
    const next = start + records.length;
    if (next >= result.rowCount) return { status: 200, body: { totalSize: result.totalSize, done: true, records } };
    const id = cursorId ?? makeRecordId('01g', (cursorCount += 1));
    cursors.set(id, { result, until: call.org.context.now() + CURSOR_MS });
    if (cursors.size > MOST_CURSORS) cursors.delete(cursors.keys().next().value ?? '');
    const nextRecordsUrl = `/services/data/${call.version}/query/${id}-${next}`;
    return { status: 200, body: { totalSize: result.totalSize, done: false, nextRecordsUrl, records } };
  }

  function start(call: Call, withDeleted: boolean): Answer {
    const soql = call.query.get('q');
    if (!soql) throw new SalesforceError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    const query = parseQuery(soql, call.org.context.now());
    return answer(call, runQuery(call.org, query, { version: call.version, withDeleted }), 0, undefined);
  }

  function goOn(call: Call): Answer {
    const [, id = '', offset = '0'] = /^(\w+)-(\d+)$/.exec(call.params['locator'] ?? '') ?? [];
    const cursor = cursors.get(id);
    if (!cursor || cursor.until < call.org.context.now()) {
      throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    return answer(call, cursor.result, Number(offset), id);
  }

  return [
    { method: 'GET', path: '/query', handle: (call) => start(call, false) },
    { method: 'GET', path: '/queryAll', handle: (call) => start(call, true) },
    { method: 'GET', path: '/query/:locator', handle: goOn },
    { method: 'GET', path: '/queryAll/:locator', handle: goOn },
  ];
}
