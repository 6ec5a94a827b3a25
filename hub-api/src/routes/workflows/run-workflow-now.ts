import { HubError, runWorkflowNow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { untilClosed } from '../../http/until-closed.ts';
import { planRun } from './plan-run.ts';
import { executionOf, planReuse } from './plan-reuse.ts';
import { startRun } from './start-run.ts';
import { retryRun } from '../executions/retry-run.ts';
import { waitForRun } from '../executions/wait-for-run.ts';

export const runWorkflowNowEndpoint = endpoint(
  runWorkflowNow,
  async ({ services, store, workspaceId, params, body, request }) => {
    const workflow = found(await store.workflows.get(workspaceId, params.id), 'workflow', params.id);
    const versioned = found(
      await store.workflows.getDocument(workspaceId, params.id),
      'document of workflow',
      params.id,
    );
    if (body.reuse !== undefined && body.destinationNode === undefined) {
      const { reuse, startNode, input } = body;
      if (startNode === undefined)
        throw new HubError(
          'invalid_input',
          'Say with `reuse` to which node to run (`destinationNode`), or from which (`startNode`).',
        );
      await executionOf(services, workspaceId, workflow.id, reuse);
      const begun = await retryRun(services, workspaceId, reuse, {
        node: startNode,
        usesNewest: true,
        ...(input && { items: input }),
      });
      return { executionId: begun.id };
    }
    const { nodeTypes } = await services.typesOf(workspaceId);
    const start = planRun(versioned.document, nodeTypes, body);
    if (body.reuse !== undefined)
      start.reuse = await planReuse(services, workspaceId, workflow.id, versioned.document, body.reuse);
    const execution = await startRun(services, workspaceId, {
      workflowId: workflow.id,
      workflowName: workflow.name,
      workflowVersion: versioned.version,
      documentHash: versioned.hash,
      mode: 'manual',
      start,
    });
    if (body.wait !== true) return { executionId: execution.id };
    return {
      executionId: execution.id,
      execution: await waitForRun(services, workspaceId, execution.id, {
        orAt: ['needs_decision'],
        signal: untilClosed(request),
      }),
    };
  },
);
