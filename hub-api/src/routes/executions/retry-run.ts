import { type BodyOf, type Execution, HubError, type retryExecution, workflowIds } from '@leadloom/contracts';
import { findRunFaults, retryOf } from '@leadloom/graph';
import { found } from '../../http/found.ts';
import type { Services } from '../../services.ts';
import { startOnce } from '../../temporal/start-once.ts';
import { toItem } from '../workflows/to-item.ts';

type Retry = Pick<BodyOf<typeof retryExecution>, 'node' | 'run' | 'items' | 'input' | 'usesNewest'>;

/**
 * Begins a new execution at a node of another one; what the nodes before it gave is kept.
 * @throws HubError `conflict` when the execution is not over, or there is nothing to go on from; `invalid_input` for a place that is not one
 */
export async function retryRun(services: Services, workspaceId: string, id: string, asked: Retry): Promise<Execution> {
  const { store, temporal } = services;
  const { retry } = await planRetry(services, workspaceId, id, asked);
  const execution = found(await store.retries.create(workspaceId, id, retry), 'execution', id);
  await startOnce(temporal, {
    type: 'runWorkflow',
    id: workflowIds.run(execution.id),
    input: { workspaceId, executionId: execution.id },
  });
  return execution;
}

/** What a retry comes to. Nothing is written. */
export async function planRetry(
  { store, typesOf }: Services,
  workspaceId: string,
  id: string,
  { usesNewest = false, items, node, ...place }: Retry,
) {
  const { nodeTypes } = await typesOf(workspaceId);
  const { workflowId } = found(await store.executions.get(workspaceId, id), 'execution', id);
  const stored = found(await store.retries.load(workspaceId, id, { usesNewest }), 'workflow', workflowId);
  if (stored.execution.isMasked === true)
    throw new HubError(
      'conflict',
      'The data of this execution was not kept, as its workflow asks: start the workflow anew instead.',
    );
  const given = node === undefined ? undefined : await beginning(store, workspaceId, stored, { node, ...place });
  const planned = retryOf(stored, {
    ...place,
    ...(node === undefined ? {} : { node }),
    ...(items === undefined ? {} : { items: items.map(toItem) }),
    ...(given === undefined ? {} : { given }),
  });
  const { first } = planned.plan;
  const faults = usesNewest ? findRunFaults(stored.document, (type) => nodeTypes.find(type), first.node) : [];
  if (faults.length > 0)
    throw new HubError('invalid_input', faults.map(({ message }) => message).join(' '), { details: faults });
  return { ...planned, stored };
}

/** Items that a node without an input gave: those that began the run. */
async function beginning(
  store: Services['store'],
  workspaceId: string,
  {
    execution,
    nodeRuns,
  }: { execution: Execution; nodeRuns: { node: string; run: number; source: unknown[]; items: number[] }[] },
  { node, run }: { node: string; run?: number | undefined },
): Promise<unknown[][] | undefined> {
  const began = nodeRuns.findLast(
    (candidate) => candidate.node === node && (run === undefined || candidate.run === run),
  );
  if (began === undefined || began.source.some((source) => source !== null)) return undefined;
  const pages = began.items.map((limit, output) =>
    store.nodeOutputs.getPage(workspaceId, execution.id, { node, run: began.run, output, offset: 0, limit }),
  );
  return (await Promise.all(pages)).map((page) => page?.items ?? []);
}
