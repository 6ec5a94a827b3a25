import { HubError } from '@leadloom/contracts';
import { currentScope, nextMark } from '@leadloom/engine';
import type { ProcessedPlace } from '@leadloom/store';
import type { DeduplicationScope, ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';
import type { WorkerServices } from '../services.ts';
import { steady } from '../steady/steady.ts';

/** What nodes have seen in earlier executions, kept in the store. A node that is run again after a crash is told the same again. */
export function createDeduplicator({ store: { processedItems } }: Pick<WorkerServices, 'store'>): IDataDeduplicator {
  return {
    async checkProcessedAndRecord(items, scope, data, { mode, maxEntries }) {
      const values = items.map(String);
      const options = {
        mode,
        mark: nextMark(),
        ...(maxEntries === undefined ? {} : { maxEntries }),
      };
      const workspaceId = workspaceOf();
      const isNew = await steady(() => processedItems.check(workspaceId, placeOf(scope, data), values, options));
      return {
        new: items.filter((_, index) => isNew[index] === true),
        processed: items.filter((_, index) => isNew[index] !== true),
      };
    },

    async removeProcessed(items, scope, data, { mode }) {
      if (mode !== 'entries')
        throw new HubError('invalid_input', 'Removing processed data is not possible in mode "latest"');
      await processedItems.remove(workspaceOf(), placeOf(scope, data), items.map(String));
    },

    clearAllProcessedItems: (scope, data) => processedItems.clear(workspaceOf(), placeOf(scope, data)),

    getProcessedDataCount: (scope, data, { mode }) =>
      mode === 'entries' ? processedItems.count(workspaceOf(), placeOf(scope, data)) : Promise.resolve(0),
  };
}

function workspaceOf(): string {
  const scope = currentScope();
  if (scope === null) throw new Error('only a node that runs can ask what it has seen');
  return scope.workspaceId;
}

/** By the node's id, as in n8n: it remembers when it is renamed. */
function placeOf(scope: DeduplicationScope, { node, workflow }: ICheckProcessedContextData): ProcessedPlace {
  return { workflowId: workflow.id, context: scope === 'node' ? `n:${node?.id ?? node?.name ?? ''}` : '' };
}
