import type { JournalStore } from '@leadloom/engine';
import { onceThrough } from './steady-files.ts';
import { steady } from './steady.ts';

/** The journal, whose store may be away for a moment: what was sent and what came back are not forgotten for that. */
export function steadyJournal(journal: JournalStore): JournalStore {
  return {
    list: (...asked) => steady(() => journal.list(...asked)),
    async putSent(record) {
      let tries = 0;
      const isFirst = await steady(() => {
        tries += 1;
        return journal.putSent(record);
      });
      if (isFirst || tries === 1) return isFirst;
      // A try that seemed to fail may have written it: each attempt has a number of its own.
      const { workspaceId, scopeId, unit, run, id, attempt } = record;
      const written = await steady(() => journal.list(workspaceId, scopeId, unit, run));
      return written.some((one) => one.id === id && one.attempt === attempt);
    },
    keepBody: (...given) => onceThrough(() => journal.keepBody(...given)),
    putDone: (...done) => steady(() => journal.putDone(...done)),
    remove: (...gone) => steady(() => journal.remove(...gone)),
    suspect: (...asked) => steady(() => journal.suspect(...asked)),
  };
}
