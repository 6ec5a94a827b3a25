import { writeCsv } from '../csv.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { runQuery } from '../soql/run-query.ts';
import { type BulkJob, delimiterOf, lineEndingOf, makeJob, openJobs, readJob } from './bulk-job.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';

const MOST_ROWS = 50_000;

function run(call: Call, job: BulkJob) {
  const query = parseQuery(job.query ?? '', call.org.context.now());
  const result = runQuery(call.org, query, { version: call.version, withDeleted: job.operation === 'queryAll' });
  const names = query.select.flatMap((one) => (one.kind === 'field' ? [one.field.text] : []));
  if (names.length < query.select.length) {
    throw new SalesforceError(
      400,
      'API_ERROR',
      'Bulk queries select plain fields only: no aggregates, no child queries',
    );
  }
  return { result, names };
}

function create(call: Call): Answer {
  const given = (call.body ?? {}) as Partial<BulkJob>;
  if (given.operation !== 'query' && given.operation !== 'queryAll') {
    throw new SalesforceError(400, 'INVALIDJOB', 'operation must be query or queryAll');
  }
  const query = given.query ?? '';
  const object = parseQuery(query, call.org.context.now()).from.text;
  const job: BulkJob = { ...makeJob(call, 'V2Query', { ...given, object }), state: 'JobComplete', query };
  const { result } = run(call, job);
  openJobs(call.org).jobs.put(job.id, { ...job, numberRecordsProcessed: result.rowCount });
  return { status: 200, body: { ...job, state: 'UploadComplete' } };
}

/** A nested value by the path that was selected, whatever the case of its letters. */
function readPath(row: Readonly<Record<string, unknown>>, path: string): string {
  let value: unknown = row;
  for (const segment of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = Object.entries(value).find(([key]) => key.toLowerCase() === segment.toLowerCase())?.[1];
  }
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One page of rows; the header `Sforce-Locator` is the word `null` on the last one. */
function results(call: Call): Answer {
  const job = readJob(call);
  const { result, names } = run(call, job);
  const start = Number(Buffer.from(call.query.get('locator') ?? '', 'base64url').toString() || 0);
  const rows = result.rows(start, Math.min(Number(call.query.get('maxRecords') ?? MOST_ROWS) || MOST_ROWS, MOST_ROWS));
  const next = start + rows.length;
  const lines = [names, ...rows.map((row) => names.map((name) => readPath(row, name)))];
  return {
    status: 200,
    body: writeCsv(lines, delimiterOf(job), lineEndingOf(job)),
    headers: {
      'content-type': 'text/csv; charset=UTF-8',
      'sforce-locator': next < result.rowCount ? Buffer.from(String(next)).toString('base64url') : 'null',
      'sforce-numberofrecords': String(rows.length),
    },
  };
}

/** Bulk API 2.0, reading. */
export const bulkQueryEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/jobs/query', handle: create },
  { method: 'GET', path: '/jobs/query/:id', handle: (call) => ({ status: 200, body: readJob(call) }) },
  { method: 'GET', path: '/jobs/query/:id/results', handle: results },
  {
    method: 'DELETE',
    path: '/jobs/query/:id',
    handle(call) {
      openJobs(call.org).jobs.delete(readJob(call).id);
      return { status: 204 };
    },
  },
];
