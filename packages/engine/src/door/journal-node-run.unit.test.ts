import { buffer } from 'node:stream/consumers';
import type { JournalRecord } from '@leadloom/contracts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalStore, OpenScope } from './door-scope.ts';
import { journalNodeRun } from './journal-node-run.ts';
import { openScope } from './with-door.ts';

const records = new Map<string, JournalRecord>();
const journal: JournalStore = {
  list: async () => [...records.values()],
  putSent: async (record) => {
    if (records.has(record.id)) return false;
    records.set(record.id, { ...record, answer: null });
    return true;
  },
  keepBody: (_workspace, _scope, source) => buffer(source),
  putDone: async (_workspace, id, answer) => {
    records.set(id, { ...records.get(id)!, answer });
  },
  remove: async (_workspace, id) => void records.delete(id),
  suspect: async () => undefined,
};
let isNewest = true;

/** A worker's hold on the node run; another one follows when the worker has died. */
function attempt(number: number): OpenScope {
  return openScope({
    workspaceId: 'ws',
    scopeId: 'ex',
    unit: 'Push',
    run: 0,
    attempt: number,
    journal,
    connectionFor: () => null,
    safety: 'unsafe',
    isNewest: async () => isNewest,
    signal: null,
  });
}

const given = [[{ json: { number: 1 } }]];
const gave = { data: [[{ json: { pushed: true } }]] };
const push = vi.fn(async () => gave);
const run = (scope: OpenScope, work: () => Promise<unknown> = push) => journalNodeRun(scope, journal, work, given);
/** Its process dies in the middle: nothing of it comes back. */
const dyingRun = (scope: OpenScope) => void run(scope, () => new Promise(() => undefined));

beforeEach(() => {
  records.clear();
  push.mockClear();
  isNewest = true;
});

describe('a node run that passes no door', () => {
  it('is not done again once it has ended', async () => {
    expect(await run(attempt(1))).toEqual(gave);
    expect(await run(attempt(2))).toEqual(gave);
    expect(push).toHaveBeenCalledTimes(1);
  });

  it('fails again as it failed, and is done again by a further try of the node', async () => {
    const fail = vi.fn(() => Promise.reject(new Error('no such list')));
    await expect(run(attempt(1), fail)).rejects.toThrow('no such list');
    const second = attempt(2);
    await expect(run(second, fail)).rejects.toThrow('no such list');
    expect(fail).toHaveBeenCalledTimes(1);
    expect(await run(second)).toEqual(gave);
  });

  it('asks a person when its worker died in the middle; done passes the items on', async () => {
    dyingRun(attempt(1));
    await vi.waitFor(() => expect(records.size).toBe(1));
    const second = attempt(2);
    await expect(run(second)).rejects.toMatchObject({ code: 'outcome_unknown', details: { node: 'Push' } });
    expect(second.interruption?.code).toBe('outcome_unknown');
    expect(push).not.toHaveBeenCalled();

    const [record] = records.values();
    await journal.putDone('ws', record!.id, { status: 200, headers: [], body: Buffer.from('{}') });
    expect(await run(attempt(3))).toEqual({ data: given });
    expect(push).not.toHaveBeenCalled();
  });

  it('does not begin when another worker has taken the execution over', async () => {
    isNewest = false;
    await expect(run(attempt(1))).rejects.toMatchObject({ code: 'conflict' });
    expect(push).not.toHaveBeenCalled();
    expect(records.size).toBe(0);
  });
});
