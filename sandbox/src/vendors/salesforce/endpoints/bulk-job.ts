import type { Collection } from '../../../server/collection.ts';
import type { Org } from '../org.ts';
import { makeRecordId, readRecordId } from '../record-id.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { Call } from './endpoint.ts';

export interface BulkJob {
  readonly id: string;
  readonly operation: string;
  readonly object: string;
  readonly state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  readonly createdById: string;
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly concurrencyMode: string;
  readonly contentType: string;
  readonly apiVersion: number;
  readonly jobType: string;
  readonly lineEnding: string;
  readonly columnDelimiter: string;
  readonly externalIdFieldName?: string;
  readonly query?: string;
  readonly numberRecordsProcessed?: number;
  readonly numberRecordsFailed?: number;
  readonly errorMessage?: string;
}

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  TAB: '\t',
  SEMICOLON: ';',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
};

export function delimiterOf(job: BulkJob): string {
  return DELIMITERS[job.columnDelimiter] ?? ',';
}

export function lineEndingOf(job: BulkJob): string {
  return job.lineEnding === 'CRLF' ? '\r\n' : '\n';
}

/** Jobs and, by `<job id>/<what>`, the CSV that goes in or comes out. */
export function openJobs(org: Org): { jobs: Collection<BulkJob>; files: Collection<string> } {
  const { state } = org.context;
  return { jobs: state.collection('salesforce', 'bulk-jobs'), files: state.collection('salesforce', 'bulk-files') };
}

export function nowOf(call: Call): string {
  return new Date(call.org.context.now()).toISOString().replace('Z', '+0000');
}

/** A job that is not stored yet, from the options that both kinds share. */
export function makeJob(call: Call, jobType: string, given: Partial<BulkJob>): BulkJob {
  const { jobs } = openJobs(call.org);
  return {
    id: makeRecordId('750', jobs.nextNumber()),
    operation: given.operation ?? '',
    object: given.object ?? '',
    state: 'Open',
    createdById: call.org.userId,
    createdDate: nowOf(call),
    systemModstamp: nowOf(call),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(call.version.slice(1)),
    jobType,
    lineEnding: given.lineEnding ?? 'LF',
    columnDelimiter: given.columnDelimiter ?? 'COMMA',
  };
}

/** The job of a path. Throws 404. */
export function readJob(call: Call): BulkJob {
  const job = openJobs(call.org).jobs.get(readRecordId(call.params['id'] ?? '') ?? '');
  if (!job) throw new SalesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return job;
}
