import type { IDataDeduplicator } from 'n8n-workflow';
import { n8nCore } from './n8n.ts';

/** n8n-core keeps one for the process, and takes it once. */
let installed: IDataDeduplicator | undefined;

/** What nodes ask whether they have seen something in an earlier execution. The newest that was given is asked. */
export async function installDeduplicator(deduplicator: IDataDeduplicator): Promise<void> {
  const isFirst = installed === undefined;
  installed = deduplicator;
  const current = () => installed ?? deduplicator;
  if (!isFirst) return;
  await n8nCore().DataDeduplicationService.init({
    checkProcessedAndRecord: (...given) => current().checkProcessedAndRecord(...given),
    removeProcessed: (...given) => current().removeProcessed(...given),
    clearAllProcessedItems: (...given) => current().clearAllProcessedItems(...given),
    getProcessedDataCount: (...given) => current().getProcessedDataCount(...given),
  });
}
