import { readCsv, writeCsv } from './csv.ts';
import { type BulkJob, delimiterOf, lineEndingOf } from './endpoints/bulk-job.ts';
import { readRecord } from './endpoints/read-table.ts';
import { SeveralMatches, upsertRecord } from './endpoints/upsert-record.ts';
import type { Org, Table } from './org.ts';
import { SalesforceError } from './salesforce-error.ts';
import { createRecord, deleteRecord, updateRecord } from './write-record.ts';

type Fields = Record<string, unknown>;

export interface IngestOutcome {
  readonly processed: number;
  readonly failed: number;
  readonly successfulResults: string;
  readonly failedResults: string;
}

/** A row as a record: empty fields are not set, `#N/A` clears, `Account.Leadloom_Id__c` names a parent. */
function toFields(header: readonly string[], row: readonly string[]): Fields {
  const fields: Fields = {};
  header.forEach((name, index) => {
    const text = row[index] ?? '';
    if (text === '') return;
    const value = text === '#N/A' ? null : text;
    const [parent = '', parentField] = name.split('.');
    if (parentField === undefined) fields[name] = value;
    else fields[parent] = { [parentField]: value };
  });
  return fields;
}

function splitId(fields: Fields): { id: string; rest: Fields } {
  const key = Object.keys(fields).find((name) => name.toLowerCase() === 'id') ?? 'Id';
  const { [key]: id, ...rest } = fields;
  if (typeof id !== 'string') throw new SalesforceError(400, 'MISSING_ARGUMENT', 'Id not specified');
  return { id, rest };
}

function runRow(org: Org, table: Table, job: BulkJob, fields: Fields): { id: string; created: boolean } {
  if (job.operation === 'insert') return { id: createRecord(org, table, fields).Id, created: true };
  if (job.operation === 'upsert') {
    const key = job.externalIdFieldName ?? '';
    const name = Object.keys(fields).find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
    const { [name]: value, ...rest } = fields;
    if (typeof value !== 'string') throw new SalesforceError(400, 'MISSING_ARGUMENT', `${key} not specified`);
    const { record, created } = upsertRecord(org, table, key, value, rest);
    return { id: record.Id, created };
  }
  const { id, rest } = splitId(fields);
  const record = readRecord(table, id);
  if (job.operation === 'update') return { id: updateRecord(org, table, record, rest).Id, created: false };
  deleteRecord(org, table, record);
  return { id: record.Id, created: false };
}

function explain(error: unknown): string {
  if (error instanceof SeveralMatches) return `DUPLICATE_EXTERNAL_ID:${error.message}:--`;
  if (!(error instanceof SalesforceError)) throw error;
  const [fault] = error.faults;
  return `${fault?.errorCode}:${fault?.message}:${fault?.fields?.join(',') ?? ''}--`;
}

/** Runs every row of an ingest job; each succeeds or fails by itself. */
export function runIngest(org: Org, table: Table, job: BulkJob, csv: string): IngestOutcome {
  const [header = [], ...rows] = readCsv(csv, delimiterOf(job));
  const successes: string[][] = [['sf__Id', 'sf__Created', ...header]];
  const failures: string[][] = [['sf__Id', 'sf__Error', ...header]];
  for (const row of rows) {
    try {
      const { id, created } = runRow(org, table, job, toFields(header, row));
      successes.push([id, String(created), ...row]);
    } catch (error) {
      failures.push(['', explain(error), ...row]);
    }
  }
  const write = (lines: string[][]) => writeCsv(lines, delimiterOf(job), lineEndingOf(job));
  return {
    processed: rows.length,
    failed: failures.length - 1,
    successfulResults: write(successes),
    failedResults: write(failures),
  };
}
