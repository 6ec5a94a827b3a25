import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, signalProcess } from '../system/process-identity.ts';
import type { RunRecord } from './run-record.ts';

const PATIENCE_MS = 20_000;

/**
 * Ends the services of a run whose launcher died without ending them, last started first. Only processes that the record names by number
 * and start time are touched.
 *
 * @returns the names of those that were still alive
 */
export async function endLeftovers(record: RunRecord): Promise<string[]> {
  const ended: string[] = [];
  for (const { name, identity } of record.services.toReversed()) {
    if (!signalProcess(identity, 'SIGTERM')) continue;
    ended.push(name);
    const deadline = performance.now() + PATIENCE_MS;
    while (isAlive(identity) && performance.now() < deadline) await sleep(50);
    signalProcess(identity, 'SIGKILL');
  }
  return ended;
}
