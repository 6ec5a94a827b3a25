import type { SObject } from '../org.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { readTable } from './read-table.ts';

const MOST_DAYS = 30;
const MINUTE = 60_000;

function readWindow(call: Call): { start: number; end: number } {
  const [start, end] = ['start', 'end'].map((name) => Date.parse((call.query.get(name) ?? '').replace(' ', '+')));
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end) || end <= start) {
    throw new SalesforceError(400, 'INVALID_REPLICATION_DATE', 'startDate must be before endDate, both as ISO 8601');
  }
  if (call.org.context.now() - start > MOST_DAYS * 24 * 60 * MINUTE) {
    throw new SalesforceError(400, 'INVALID_REPLICATION_DATE', `startDate before ${MOST_DAYS} days ago`);
  }
  return { start: Math.floor(start / MINUTE) * MINUTE, end: Math.floor(end / MINUTE) * MINUTE };
}

function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

function changedWithin(call: Call, isDeleted: boolean): { records: SObject[]; end: number; start: number } {
  const { start, end } = readWindow(call);
  const table = readTable(call.org, call.params['object']);
  const records = [...table.records.values()].filter((record) => {
    const time = Date.parse(String(record['SystemModstamp']));
    return (record['IsDeleted'] === true) === isDeleted && time >= start && time < end;
  });
  return { records, start, end };
}

function updated(call: Call): Answer {
  const { records, end } = changedWithin(call, false);
  return { status: 200, body: { ids: records.map((record) => record.Id), latestDateCovered: formatTime(end) } };
}

function deleted(call: Call): Answer {
  const { records, start, end } = changedWithin(call, true);
  const deletedRecords = records.map((record) => ({
    id: record.Id,
    deletedDate: formatTime(Date.parse(String(record['SystemModstamp']))),
  }));
  return {
    status: 200,
    body: { deletedRecords, earliestDateAvailable: formatTime(start), latestDateCovered: formatTime(end) },
  };
}

/** Ids of what was changed or deleted in a window of whole minutes, at most 30 days back. */
export const changeEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/sobjects/:object/updated', handle: updated },
  { method: 'GET', path: '/sobjects/:object/deleted', handle: deleted },
];
