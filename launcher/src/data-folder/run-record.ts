import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from '../system/process-identity.ts';

/** What runs on a data folder: kept in `run.json`, read by `stop`, `status` and the next start. */
export interface RunRecord {
  launcher: ProcessIdentity;
  /** Time of the start, ISO 8601. */
  startedAt: string;
  hubUrl: string;
  /** In the order of their start; they end the other way round. */
  services: RunningService[];
}

export interface RunningService {
  name: string;
  identity: ProcessIdentity;
  address: string;
}

const path = (dataDir: string) => join(dataDir, 'run.json');

/** The record of the run that goes on or ended without tidying up. Undefined when there is none. */
export function readRunRecord(dataDir: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(path(dataDir), 'utf8')) as RunRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Replaces the record in one go, so that no reader sees half of it. */
export function writeRunRecord(dataDir: string, record: RunRecord): void {
  const draft = `${path(dataDir)}.${record.launcher.pid}`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path(dataDir));
}

/** Forgets the record: nothing runs any more. */
export function removeRunRecord(dataDir: string): void {
  rmSync(path(dataDir), { force: true });
}
