import { textOf } from '../../server/text-of.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { type NeverBounceResult, verify } from './verdict.ts';

export interface Job {
  readonly id: number;
  readonly filename: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly createdAt: number;
  /** Undefined until it is started. */
  readonly startedAt?: number;
  readonly callbackUrl?: string;
  readonly callbackHeaders?: Record<string, string>;
}

const PARSING_MS = 200;
const RUNNING_MS = 500;
const RESULTS: readonly NeverBounceResult[] = ['valid', 'invalid', 'disposable', 'catchall', 'unknown'];

export function phaseOf(job: Job, now: number): 'parsing' | 'waiting' | 'running' | 'complete' {
  if (now < job.createdAt + PARSING_MS) return 'parsing';
  if (job.startedAt === undefined) return 'waiting';
  return now < endOf(job) ? 'running' : 'complete';
}

function endOf(job: Job): number {
  return Math.max(job.createdAt + PARSING_MS, job.startedAt ?? 0) + RUNNING_MS;
}

export function statusOf(job: Job, context: VendorContext): Record<string, unknown> {
  const phase = phaseOf(job, context.now());
  const isComplete = phase === 'complete';
  const found = isComplete ? job.rows.map((row) => verify(context.population, emailOf(row)).result) : [];
  const counts = Object.fromEntries(
    RESULTS.map((result) => [result, found.filter((entry) => entry === result).length]),
  );
  return {
    id: job.id,
    job_status: phase,
    filename: job.filename,
    created_at: timeOf(job.createdAt),
    started_at: job.startedAt === undefined ? null : timeOf(job.startedAt),
    finished_at: isComplete ? timeOf(endOf(job)) : null,
    total: {
      records: job.rows.length,
      billable: job.rows.length,
      processed: found.length,
      duplicates: 0,
      bad_syntax: 0,
      ...counts,
    },
    bounce_estimate: found.length === 0 ? 0 : (100 * (counts['invalid'] ?? 0)) / found.length,
    percent_complete: isComplete ? 100 : 0,
    failure_reason: null,
  };
}

/** Only says that the job ended; what came of it has to be asked for. */
export function announceEnd(job: Job, context: VendorContext): void {
  const { callbackUrl: url, callbackHeaders = {} } = job;
  if (url === undefined) return;
  const body = JSON.stringify({ job_id: job.id, event: 'job_run_finished' });
  const headers = { 'content-type': 'application/json', ...callbackHeaders };
  context.deliver({ url, headers, body, afterMs: PARSING_MS + RUNNING_MS });
}

/** A row is an object, a list of cells, or the address alone. */
export function rowOf(row: unknown): Record<string, unknown> {
  if (typeof row === 'string') return { email: row };
  if (Array.isArray(row)) return Object.fromEntries(row.map((cell, index) => [`column_${index + 1}`, cell]));
  return row as Record<string, unknown>;
}

export function emailOf(row: Readonly<Record<string, unknown>>): string {
  return textOf(row['email'] ?? Object.values(row).find((cell) => typeof cell === 'string' && cell.includes('@')));
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
