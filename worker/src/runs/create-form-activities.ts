import { type WebhookAnswer, type WorkflowDocument } from '@leadloom/contracts';
import {
  type EvaluatedCall,
  type SegmentHost,
  type SegmentInput,
  evaluateFormTrigger,
  fileIdsIn,
  formProblem,
  withFiles,
} from '@leadloom/engine';
import type { InboxEntry } from '@leadloom/store';
import type { FormActivities } from '@leadloom/workflows';
import type { WorkerServices } from '../services.ts';
import type { RunParts } from './create-run-activities.ts';

/** Requests to forms that start workflows. */
export function createFormActivities({ store, log }: WorkerServices, parts: RunParts): FormActivities {
  /** A repeat after a crash finds the execution that it has begun. */
  async function takeTest({ workflowId, executionId }: InboxEntry, workspaceId: string): Promise<boolean> {
    if ((await store.executions.get(workspaceId, executionId)) !== null) return true;
    const listening = await store.listenings.get(workspaceId, workflowId);
    if (listening === null || listening.isOver) return false;
    if (!(await store.webhookRoutes.takeTest(workspaceId, workflowId))) return false;
    await store.listenings.hear(workspaceId, workflowId, executionId);
    return true;
  }

  return {
    async receiveForm({ workspaceId, requestId }) {
      const entry = await store.inbox.get(workspaceId, requestId);
      if (entry === null) throw new Error(`the request ${requestId} is not in the inbox`);
      const { workflowId, executionId, node, isTest, workflowVersion } = entry;
      const answer = (given: WebhookAnswer) => store.webhookAnswers.put(workspaceId, requestId, given);
      const workflow = await store.workflows.get(workspaceId, workflowId);
      const stored = await store.workflows.getDocument(workspaceId, workflowId, workflowVersion);
      if (workflow === null || stored === null) {
        await answer(formProblem('This form is not there any more.', 404));
        return null;
      }
      // No execution, so nothing may go out in its name.
      const { catalogue } = await parts.views.of(workspaceId, stored.document);
      const host: SegmentHost = {
        ...parts.hostFor({ workspaceId, executionId }, catalogue),
        aroundNode: (_input, _node, _run, work) => work(),
      };
      const input = inputOf(entry, { workspaceId, workflowName: workflow.name, document: stored.document });
      const evaluated = await withFiles({ workspaceId, store: parts.door.files }, () =>
        evaluateFormTrigger(host, input, node, entry.request, isTest),
      ).catch((error: unknown): EvaluatedCall => {
        log.warn({ err: error, workflowId }, 'a form could not be shown');
        return {
          output: null,
          answer: formProblem(error instanceof Error ? error.message : String(error), 500),
          plan: null,
        };
      });
      if (evaluated.output !== null && isTest && !(await takeTest(entry, workspaceId))) {
        await answer(formProblem('Nobody listens for a test of this form any more.', 404));
        return null;
      }
      if (evaluated.output !== null) {
        if (evaluated.plan !== null) await store.inbox.keepPlan(workspaceId, requestId, evaluated.plan);
        await store.executions.create(workspaceId, {
          id: executionId,
          workflowId,
          workflowName: workflow.name,
          workflowVersion: stored.version,
          documentHash: stored.hash,
          mode: input.mode,
          start: { startNode: node, triggerOutput: evaluated.output, webhookRequestId: requestId },
          files: fileIdsIn(evaluated.output),
        });
      }
      if (evaluated.answer !== null) await answer(evaluated.answer);
      return evaluated.output === null ? null : { workspaceId, executionId };
    },
  };
}

/** What a node is evaluated on outside a run. */
function inputOf(
  { executionId, workflowId, isTest }: InboxEntry,
  of: { workspaceId: string; workflowName: string; document: WorkflowDocument },
): SegmentInput {
  return {
    ...of,
    executionId,
    workflowId,
    mode: isTest ? 'manual' : 'webhook',
    staticData: {},
    start: {},
    resume: null,
    mayHaveEffect: false,
    budgetMs: 0,
    signal: new AbortController().signal,
  };
}
