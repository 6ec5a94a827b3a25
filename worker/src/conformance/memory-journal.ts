import { buffer } from 'node:stream/consumers';
import type { JournalRecord } from '@leadloom/contracts';
import type { JournalStore } from '@leadloom/engine';

/** The journal of one run, kept as long as the run. */
export function createMemoryJournal(): JournalStore {
  const records = new Map<string, JournalRecord>();
  return {
    list: (_workspaceId, scopeId, unit, run) =>
      Promise.resolve(
        [...records.values()]
          .filter((record) => record.scopeId === scopeId && record.unit === unit && record.run === run)
          .map((record) => ({ ...record })),
      ),
    putSent(record) {
      const isFirst = !records.has(record.id);
      if (isFirst) records.set(record.id, { ...record, answer: null });
      return Promise.resolve(isFirst);
    },
    keepBody: (_workspaceId, _scopeId, source) => buffer(source),
    putDone(_workspaceId, id, answer) {
      const record = records.get(id);
      if (record !== undefined) record.answer = answer;
      return Promise.resolve();
    },
    remove(_workspaceId, id) {
      records.delete(id);
      return Promise.resolve();
    },
    suspect: () => Promise.resolve(),
  };
}
