import type { ExecutionStatus, NodeRun, SegmentVerdict, WorkflowDocument } from '@leadloom/contracts';
import type { SegmentOutput } from '@leadloom/engine';
import { tidyingOf } from '@leadloom/graph';
import type { Claim, SegmentPublication } from '@leadloom/store';
import { countsOf } from './retry/plan-retry.ts';

/** What a segment's output means for the execution: its status, what comes next, and the events that tell of it. */
export function publicationOf(
  claim: Claim,
  output: SegmentOutput,
  document: WorkflowDocument,
): Omit<SegmentPublication, 'files' | 'stringify'> {
  const { end, changed, state } = output;
  const next = claim.segment + 1;
  const at = new Date().toISOString();
  const events = nodeEvents(claim, output);
  let verdict: SegmentVerdict;
  let status: ExecutionStatus;
  if (end.kind === 'finished') {
    verdict = { kind: 'finished', status: end.status };
    status = end.status;
    events.push({ type: 'execution-finished', at, status, error: end.error });
  } else if (end.kind === 'waiting') {
    verdict = { kind: 'waiting', segment: next, node: end.node, untilMs: end.untilMs };
    status = 'waiting';
    events.push({
      type: 'execution-waiting',
      at,
      node: end.node,
      until: end.untilMs === null ? null : new Date(end.untilMs).toISOString(),
    });
  } else {
    verdict = { kind: 'continue', segment: next, nextNode: end.nextNode, effectful: end.effectful };
    status = 'running';
  }
  return {
    verdict,
    status,
    error: end.kind === 'finished' ? end.error : null,
    next:
      end.kind === 'continue'
        ? { node: end.nextNode, run: state.runData[end.nextNode]?.length ?? 0, effectful: end.effectful }
        : null,
    state: state.state,
    changed: changed.map(({ summary, task }) => ({
      summary: { ...summary, ...retriesOf(claim, summary) },
      task: task as SegmentPublication['changed'][number]['task'],
    })),
    events,
    staticData: output.staticData,
    tidy: end.kind === 'finished' ? tidyingOf(document, claim.row.mode, end.status) : null,
    wait: output.wait,
    resumeToken: output.resumeToken,
    ...customDataOf(state.state),
  };
}

/** How often the node run was tried again before. */
function retriesOf(claim: Claim, { node, run }: NodeRun): { retries?: number } {
  const counts = Object.values(countsOf(claim, node, run));
  return counts.length === 0 ? {} : { retries: counts.reduce((sum, count) => sum + count, 0) };
}

/** What nodes noted of the execution; n8n keeps it in the state of the run, and most runs have none. */
function customDataOf(state: string): Pick<SegmentPublication, 'customData'> {
  if (!state.includes('"metadata":{"')) return {};
  const { resultData } = JSON.parse(state) as { resultData: { metadata?: Record<string, string> } };
  return resultData.metadata === undefined ? {} : { customData: resultData.metadata };
}

/** The start of the node that the segment was taken for has been told already, when it was taken. */
function nodeEvents(claim: Claim, output: SegmentOutput): SegmentPublication['events'] {
  const summaries = new Map(
    output.changed.map(({ summary }) => [JSON.stringify([summary.node, summary.run]), summary]),
  );
  const events: SegmentPublication['events'] = [];
  let announced = claim.row.announced === claim.segment && claim.row.next !== null ? claim.row.next : null;
  for (const event of output.events) {
    const at = new Date(event.atMs).toISOString();
    if (event.type === 'node-started') {
      if (announced?.node === event.node && announced.run === event.run) announced = null;
      else events.push({ type: 'node-started', at, node: event.node, run: event.run });
      continue;
    }
    const nodeRun = summaries.get(JSON.stringify([event.node, event.run]));
    if (nodeRun !== undefined) events.push({ type: 'node-finished', at, nodeRun });
  }
  return events;
}
