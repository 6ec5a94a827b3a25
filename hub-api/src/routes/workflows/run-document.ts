import { runDocument, unsavedPrefix } from '@leadloom/contracts';
import { bindCredentials } from '@leadloom/graph';
import { checkPermission } from '../../auth/check-permission.ts';
import { endpoint } from '../../http/endpoint.ts';
import { untilClosed } from '../../http/until-closed.ts';
import { allConnections } from '../connections/all-connections.ts';
import { documentPart } from './document-part.ts';
import { planRun } from './plan-run.ts';
import { readImported } from './read-imported.ts';
import { startRun } from './start-run.ts';
import { waitForRun } from '../executions/wait-for-run.ts';

/** The document is kept for the execution that ran it; there is no workflow of it. */
export const runDocumentEndpoint = endpoint(
  runDocument,
  async ({ services, store, workspaceId, principal, body: { document: given, wait, ...how }, request }) => {
    // A document may use every connection of the workspace.
    checkPermission(principal, { permission: 'workflows:write' });
    const imported = readImported(documentPart(given));
    const document = bindCredentials(imported, await allConnections(store, workspaceId));
    const start = planRun(document, (await services.typesOf(workspaceId)).nodeTypes, how);
    const documentHash = await store.workflows.keepDocument(workspaceId, document);
    const execution = await startRun(services, workspaceId, {
      workflowId: unsavedPrefix + documentHash.slice(0, 16),
      workflowName: document.name ?? 'Unsaved workflow',
      workflowVersion: 0,
      documentHash,
      mode: 'manual',
      start,
    });
    if (wait !== true) return { executionId: execution.id };
    const { id: executionId } = execution;
    return {
      executionId,
      execution: await waitForRun(services, workspaceId, executionId, {
        orAt: ['needs_decision'],
        signal: untilClosed(request),
      }),
    };
  },
);
