import { type DoneEffect, previewRetry, type RetryPreview, type WorkflowDocument } from '@leadloom/contracts';
import { isEffectful } from '@leadloom/engine/effects';
import { nodesOnTheWay } from '@leadloom/graph';
import type { Store } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { planRetry } from './retry-run.ts';

/** Requests that are shown; more of them tell nobody more. */
const mostShown = 500;
/** A retry of a retry of …: what is kept was sent by those before. */
const mostForebears = 20;

export const previewRetryEndpoint = endpoint(previewRetry, async ({ services, workspaceId, params, query }) => {
  const { store } = services;
  // Which items it starts with changes nothing of what it does: a node that has not run is shown as if it had some.
  const { plan, stored } = await planRetry(services, workspaceId, params.id, {
    ...query,
    ...(query.node === undefined ? {} : { items: [] }),
  });
  const { node } = plan.first;
  const begun = plan.again.find((run) => run.node === node);
  const done = await doneBy(store, workspaceId, params.id, new Set(plan.again.map((run) => run.node)));
  const preview: RetryPreview = {
    node,
    run: begun?.run ?? null,
    workflowVersion: stored.newest?.version ?? stored.execution.workflowVersion,
    input: (begun?.source ?? []).map((source) => {
      const from = stored.nodeRuns.find((run) => run.node === source?.node && run.run === source.run);
      return source && { ...source, items: from?.items[source.output] ?? 0 };
    }),
    again: plan.again.map((run) => ({ node: run.node, run: run.run })),
    effects: effectfulNodes(stored.document, node).map(({ name, type }) => ({
      node: name,
      type,
      done: done.get(name) ?? [],
    })),
  };
  return preview;
});

/** Nodes from this one on that can be felt outside. */
function effectfulNodes(document: WorkflowDocument, from: string) {
  const onTheWay = nodesOnTheWay(document, from);
  return document.nodes.filter(
    (node) => onTheWay.has(node.name) && isEffectful(node as Parameters<typeof isEffectful>[0], undefined),
  );
}

/** What these nodes have sent, in this execution and in those that it goes on from. */
async function doneBy(
  store: Store,
  workspaceId: string,
  id: string,
  nodes: ReadonlySet<string>,
): Promise<Map<string, DoneEffect[]>> {
  const ids: string[] = [];
  for (let next: string | undefined = id; next !== undefined && ids.length < mostForebears;) {
    ids.push(next);
    next = (await store.executions.get(workspaceId, next))?.retryOf;
  }
  const done = new Map<string, DoneEffect[]>();
  for (const { scopeId, unit, ...effect } of await store.effects.summaries(workspaceId, ids, mostShown))
    if (nodes.has(unit)) done.set(unit, [...(done.get(unit) ?? []), { executionId: scopeId, ...effect }]);
  return done;
}
