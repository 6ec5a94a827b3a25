import { createHash } from 'node:crypto';
import {
  type NodeRun,
  type WorkflowDocument,
  type WorkflowNode,
  signals,
  taskQueues,
  workflowIds,
  workflowTypes,
} from '@leadloom/contracts';
import type { FindNodeType, Trigger } from '@leadloom/graph';
import type { ExecutionStart } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

export interface TemplateRun {
  file: string;
  trigger: string;
  /**
   * `ran`: to its end, over two nodes or more. `own error`: its author's code or Stop node ended it. `needs set-up`: its author left fields to be
   * filled in. `failed`: the reason lies with us.
   */
  outcome:
    | 'ran'
    | 'failed'
    | 'needs an account'
    | 'needs the internet'
    | 'needs set-up'
    | 'own error'
    | 'other nodes'
    | 'no start';
  /** Nodes that ran. */
  nodes: number;
  detail: string;
}

export const templatesWorkspace = 'templates';
const workspaceId = templatesWorkspace;
/** A run that waits this long waits for somebody. */
const patienceMs = 30_000;
const accountMissing = /credential|not linked to a connection|Node does not have any|authenticat|API key|account/i;
const networkMissing =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|getaddrinfo|refused:|private network|Invalid URL|fetch failed|could not be found|service was not able|connection cannot be established|offline/i;
const setUpMissing = new RegExp(
  [
    'ha(s|ve) issues',
    'Respond to Webhook node found',
    'touch this machine',
    'this node runs does not exist',
    // What only the author's account or hub holds.
    'channel_not_found|not_in_channel|There is no data table',
    'access to env vars denied',
    // Fields that were left empty, or that come with a request which is no try.
    "parameter is empty|Invalid cron expression|expects the node's inpu",
  ].join('|'),
);
const nodesMissing = /is not available in version|is not known/;
const networkNodes = /\.(httpRequest|rssFeedRead|graphql|emailReadImap|emailSend|ftp)$/;

/** Runs one workflow from one trigger, as its author published it. */
export async function runTemplate(
  services: WorkerServices,
  { file, document, trigger }: { file: string; document: WorkflowDocument; trigger: Trigger },
  findNodeType: FindNodeType,
  connections: ReadonlyMap<string, string>,
): Promise<TemplateRun> {
  const { store, temporal } = services;
  const workflow = await store.workflows.create(workspaceId, {
    name: file,
    document,
    nodeCount: document.nodes.length,
    triggers: [trigger],
    savedBy: 'check',
  });
  const stored = await store.workflows.getDocument(workspaceId, workflow.id);
  const executionId = `ex_${createHash('sha256').update(`${workflow.id} ${trigger.node}`).digest('hex').slice(0, 22)}`;
  const isWebhook = trigger.kind === 'webhook' || trigger.kind === 'chat';
  const start: ExecutionStart = {
    startNode: trigger.node,
    ...(isWebhook ? { webhookRequestId: await askWebhook(services, workflow.id, executionId, document, trigger) } : {}),
  };
  await store.executions.create(workspaceId, {
    id: executionId,
    workflowId: workflow.id,
    workflowName: file,
    workflowVersion: 1,
    documentHash: stored?.hash ?? '',
    mode: isWebhook ? 'webhook' : 'manual',
    start,
  });
  const handle = await temporal.workflow.start(workflowTypes.runWorkflow, {
    workflowId: workflowIds.run(executionId),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId, executionId }],
  });
  const stop = setTimeout(
    () =>
      void store.executions
        .requestStop(workspaceId, executionId)
        .then(() => handle.signal(signals.stop).catch(() => undefined)),
    patienceMs,
  );
  await handle.result();
  clearTimeout(stop);
  const [execution, nodeRuns] = await Promise.all([
    store.executions.get(workspaceId, executionId),
    store.executions.listNodeRuns(workspaceId, executionId),
  ]);
  const judged = judge(execution?.status ?? 'error', execution?.error ?? null, nodeRuns, document, (node) => {
    const given = Object.keys(node.credentials ?? {});
    const wanted = given.length > 0 ? given : (findNodeType(node.type)?.credentials ?? []);
    return wanted.length > 0 && !wanted.some((type) => connections.has(type));
  });
  return { file, trigger: trigger.node, nodes: new Set(nodeRuns.map((run) => run.node)).size, ...judged };
}

function judge(
  status: string,
  error: { message: string; node?: string } | null,
  nodeRuns: readonly NodeRun[],
  document: WorkflowDocument,
  lacksAccount: (node: WorkflowNode) => boolean,
): Pick<TemplateRun, 'outcome' | 'detail'> {
  const broken = error ?? nodeRuns.find((run) => run.status === 'error')?.error ?? null;
  const node = document.nodes.find(
    ({ name }) => name === (error?.node ?? nodeRuns.find((run) => run.status === 'error')?.node),
  );
  if (status === 'success' && broken === null)
    return new Set(nodeRuns.map((run) => run.node)).size > 1
      ? { outcome: 'ran', detail: '' }
      : { outcome: 'no start', detail: 'its trigger wants another request' };
  const message = (broken?.message ?? status).replaceAll('\n', ' ').slice(0, 90);
  const detail = `${node?.name ?? ''}: ${message}`;
  if (nodesMissing.test(message)) return { outcome: 'other nodes', detail };
  if (setUpMissing.test(message)) return { outcome: 'needs set-up', detail };
  if (node?.type === 'n8n-nodes-base.stopAndError' || node?.type === 'n8n-nodes-base.code')
    return { outcome: 'own error', detail };
  if (status === 'canceled' || status === 'needs_decision') return { outcome: 'needs the internet', detail };
  if (node !== undefined && networkNodes.test(node.type)) return { outcome: 'needs the internet', detail };
  if (accountMissing.test(message)) return { outcome: 'needs an account', detail };
  if (networkMissing.test(message)) return { outcome: 'needs the internet', detail };
  if (node !== undefined && lacksAccount(node)) return { outcome: 'needs an account', detail };
  return { outcome: 'failed', detail };
}

const said = { action: 'sendMessage', sessionId: 'check', chatInput: 'Hello' };

/** A call as somebody might make it to try the webhook: no fields, or the first words in a chat. */
async function askWebhook(
  { store }: WorkerServices,
  workflowId: string,
  executionId: string,
  document: WorkflowDocument,
  { node, kind }: Trigger,
): Promise<string> {
  const method =
    kind === 'chat' ? 'POST' : document.nodes.find(({ name }) => name === node)?.parameters?.['httpMethod'];
  return store.inbox.put(workspaceId, {
    workflowId,
    executionId,
    node,
    isTest: false,
    request: {
      method: typeof method === 'string' ? method : 'GET',
      path: 'template',
      params: {},
      query: {},
      headers: { 'content-type': 'application/json', host: '127.0.0.1' },
      remoteAddress: '127.0.0.1',
      body: Buffer.from(JSON.stringify(kind === 'chat' ? said : {})),
    },
  });
}
