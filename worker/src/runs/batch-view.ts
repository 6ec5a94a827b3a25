import type { WebhookAnswer } from '@leadloom/contracts';
import type { Claim, ExecutionStart, InboxEntry, PublishedSegment } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

export interface BatchView {
  /** As the worker's own, but what the batch reads is there already, and answers are held back. */
  services: WorkerServices;
  /** What was held back of an execution, to be published with its segment. */
  answersOf(claim: Claim): PublishedSegment['answers'];
  /** Written before a run goes on by itself, which reads it then. */
  keepPlanOf(claim: Claim): Promise<void>;
  keepStaticData(claim: Claim, data: Record<string, unknown>): void;
}

/** Reads at once what the executions of a batch read one by one, and gathers what each would write by itself. */
export async function viewBatch(
  services: WorkerServices,
  workspaceId: string,
  claims: readonly Claim[],
): Promise<BatchView> {
  const { store } = services;
  const starts = new Map<string, ExecutionStart>();
  for (const claim of claims) starts.set(claim.executionId, await store.segments.loadStart(claim));
  const requestIds = [...starts.values()]
    .map(({ webhookRequestId }) => webhookRequestId)
    .filter((id) => id !== undefined);
  const [documents, staticData, entries] = await Promise.all([
    store.batches.loadDocuments(
      workspaceId,
      claims.map(({ row }) => row.documentHash),
    ),
    store.batches.loadStaticData(
      workspaceId,
      claims.map(({ row }) => row.workflowId),
    ),
    store.inbox.getSmall(workspaceId, requestIds),
  ]);
  const inbox = new Map<string, InboxEntry>(entries.map((entry) => [entry.id, entry]));
  const plans = new Map<string, object>();
  const answers = new Map<string, WebhookAnswer[]>();

  const view: WorkerServices['store'] = {
    ...store,
    inbox: {
      ...store.inbox,
      get: async (workspace, id) => inbox.get(id) ?? store.inbox.get(workspace, id),
      keepPlan: async (_workspace, id, plan) => void plans.set(id, plan),
      getPlan: async (_workspace, id) => plans.get(id) ?? null,
    },
    webhookAnswers: {
      ...store.webhookAnswers,
      put: async (_workspace, id, answer) => void answers.set(id, [...(answers.get(id) ?? []), answer]),
    },
    segments: {
      ...store.segments,
      loadStart: async (claim) => starts.get(claim.executionId) ?? store.segments.loadStart(claim),
      loadDocument: async (claim) => documents.get(claim.row.documentHash) ?? store.segments.loadDocument(claim),
    },
    workflows: { ...store.workflows, getStaticData: async (_workspace, id) => staticData.get(id) ?? {} },
  };
  const requestOf = (claim: Claim) => starts.get(claim.executionId)?.webhookRequestId ?? '';
  return {
    services: { ...services, store: view },
    answersOf: (claim) =>
      (answers.get(requestOf(claim)) ?? []).map((answer) => ({ requestId: requestOf(claim), answer })),
    async keepPlanOf(claim) {
      const plan = plans.get(requestOf(claim));
      if (plan !== undefined) await store.inbox.keepPlan(workspaceId, requestOf(claim), plan);
    },
    keepStaticData: (claim, data) => void staticData.set(claim.row.workflowId, data),
  };
}
