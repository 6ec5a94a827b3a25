import type { StoreContext } from '../store-context.ts';
import { createArrivals } from './arrivals.ts';
import { createBatches } from './batches.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createEffects } from './effects.ts';
import { executionRemoval } from './execution-removal.ts';
import { createExecutions } from './executions.ts';
import { createFlow } from './flow.ts';
import { createInbox } from './inbox.ts';
import { createListenings } from './listenings.ts';
import { createNodeOutputs } from './node-outputs.ts';
import { createPruning } from './pruning.ts';
import { createRetention } from './retention.ts';
import { createRetries } from './retries.ts';
import { createRunContext } from './run-context.ts';
import { createSegments } from './segments.ts';
import { createTriggers } from './triggers.ts';
import { createWaits } from './waits.ts';
import { createWebhookAnswers } from './webhook-answers.ts';
import { createWebhookChunks } from './webhook-chunks.ts';
import { createWebhookRoutes } from './webhook-routes.ts';
import { workflowContents } from './workflow-contents.ts';
import { createWorkflowHistory } from './workflow-history.ts';
import { createWorkflows } from './workflows.ts';

export type RunsStore = ReturnType<typeof createRuns>;

/** Repositories of workflows and their executions. */
export function createRuns(store: StoreContext) {
  const context = createRunContext(store);
  const executions = createExecutions(context);
  const removal = executionRemoval(context);
  return {
    workflows: createWorkflows(context),
    workflowHistory: createWorkflowHistory(context),
    workflowContents: workflowContents(context),
    executions,
    executionRemoval: removal,
    retention: createRetention(context.db),
    pruning: createPruning(context, removal),
    retries: createRetries(context),
    segments: createSegments(context),
    nodeOutputs: createNodeOutputs(context),
    arrivals: createArrivals(context),
    batches: createBatches(context),
    deadLetters: createDeadLetters(context),
    effects: createEffects(context),
    flow: createFlow(context),
    inbox: createInbox(context),
    runFiles: context.files,
    triggers: createTriggers(context, executions),
    waits: createWaits(context),
    listenings: createListenings(context),
    webhookRoutes: createWebhookRoutes(context),
    webhookAnswers: createWebhookAnswers(context),
    webhookChunks: createWebhookChunks(context),
  };
}

export type { ExecutionListQuery, ExecutionStart, NewExecution } from './executions.ts';
export type { NewDeadLetter } from './dead-letters.ts';
export type { InboxEntry } from './inbox.ts';
export { runMigrations } from './migrations.ts';
export type { TaskRecord } from './split-node-run.ts';
export type { Claim, PublishedSegment, SegmentPublication } from './segment-publication.ts';
export type { TriggerPlace, TriggerState } from './triggers.ts';
export type { WebhookChunk } from './webhook-chunks.ts';
export type { WaitingRun } from './waits.ts';
export type { MatchedRoute, WebhookRoute } from './webhook-routes.ts';
export type { WorkflowContent } from './workflow-contents.ts';
export type { DocumentFacts, NewWorkflow, SavedVersion, VersionedDocument, WorkflowListQuery } from './workflows.ts';
