import {
  editWorkflow,
  type EditConflict,
  HubError,
  type WorkflowDocument,
  type WorkflowOperation,
} from '@leadloom/contracts';
import { applyOperations, mergeOperations, OperationError } from '@leadloom/graph';
import type { VersionedDocument } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { checkedDocument } from './read-imported.ts';
import { saveDocument } from './save-workflow.ts';

/** Others may save between reading and saving; then it is merged again. */
const maxTries = 5;

export const editWorkflowEndpoint = endpoint(
  editWorkflow,
  async ({ services, workspaceId, principal, params: { id }, body: { baseVersion, operations, restoredFrom } }) => {
    for (let tryNo = 1; ; tryNo++) {
      const newest = found(await services.store.workflows.getDocument(workspaceId, id), 'workflow', id);
      const isMerge = newest.version !== baseVersion;
      const edited = isMerge
        ? await merge(services, { workspaceId, id, baseVersion, newest, operations })
        : fitting(() => applyOperations(newest.document, operations).document);
      const before = found(await services.store.workflows.get(workspaceId, id), 'workflow', id);
      try {
        const { workflow, findings, document } = await saveDocument(services, workspaceId, id, {
          document: checkedDocument(edited),
          baseVersion: newest.version,
          savedBy: principal.name,
          ...(restoredFrom === undefined ? { isEdit: true } : { restoredFrom }),
        });
        return { workflow, findings, merged: isMerge ? { savedBy: before.savedBy ?? '', document } : null };
      } catch (error) {
        if (tryNo < maxTries && error instanceof HubError && error.code === 'conflict') continue;
        throw error;
      }
    }
  },
);

interface Edits {
  workspaceId: string;
  id: string;
  baseVersion: number;
  newest: VersionedDocument;
  operations: readonly WorkflowOperation[];
}

async function merge(
  { store }: Services,
  { workspaceId, id, baseVersion, newest, operations }: Edits,
): Promise<WorkflowDocument> {
  const base = await store.workflows.getDocument(workspaceId, id, baseVersion);
  const { document } = found(base, `version ${baseVersion} of workflow`, id);
  const merged = fitting(() => mergeOperations({ base: document, newest: newest.document, operations }));
  if ('document' in merged) return merged.document;
  const { savedBy = '', updatedAt } = found(await store.workflows.get(workspaceId, id), 'workflow', id);
  const details: EditConflict = {
    version: newest.version,
    savedBy,
    savedAt: updatedAt,
    conflicts: merged.conflicts,
  };
  const places = merged.conflicts.map(({ about, node, setting }) => node ?? setting ?? about);
  throw new HubError(
    'conflict',
    `${savedBy === '' ? 'Somebody' : savedBy} saved version ${newest.version} meanwhile, and has changed the same: ${places.join(', ')}. Read it again, then decide.`,
    { details },
  );
}

/** @throws HubError `invalid_input` when an operation does not fit the document that it was made for */
function fitting<Answer>(apply: () => Answer): Answer {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    const { code, index, message } = error;
    throw new HubError('invalid_input', `Operation ${index}: ${message}`, { details: { code, index } });
  }
}
