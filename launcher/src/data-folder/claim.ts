import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { identifyProcess, isAlive, type ProcessIdentity } from '../system/process-identity.ts';

/** The right to use a data folder. One process holds it at a time. */
export interface Claim {
  identity: ProcessIdentity;
  release(): void;
}

/**
 * Claims the data folder for this process by its lock file; a lock whose process is gone is taken over.
 *
 * The lock is written beside and then linked into place, because a link either appears whole or fails.
 */
export function claimDataFolder(dataDir: string): Claim {
  makeFolder(dataDir);
  const identity = identifyProcess(process.pid);
  if (identity === undefined) throw new Error('the running process cannot be identified');
  const path = join(dataDir, 'lock');
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(identity));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (linkIfAbsent(draft, path)) return { identity, release: () => releaseLock(path, identity) };
      const holder = readHolder(path);
      if (holder !== undefined && isAlive(holder)) {
        throw new Problem(`The data folder ${dataDir} is in use by another Leadloom (pid ${holder.pid}).`, {
          help: 'end it with "npx leadloom stop", or use another folder with LEADLOOM_DATA_DIR (and other ports with HUB_PORT and SANDBOX_PORT)',
        });
      }
      rmSync(path, { force: true });
    }
    throw new Problem(`The lock of the data folder ${dataDir} changed hands several times.`, {
      help: 'start Leadloom once at a time',
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Problem(`The data folder ${dataDir} cannot be made: ${(error as Error).message}.`, {
      help: 'choose a folder that you may write to with LEADLOOM_DATA_DIR',
      cause: error,
    });
  }
}

function linkIfAbsent(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

function releaseLock(path: string, identity: ProcessIdentity): void {
  if (readHolder(path)?.startTime === identity.startTime) rmSync(path, { force: true });
}
