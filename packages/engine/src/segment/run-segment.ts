import type { IExecuteResponsePromiseData, INode, IPinData, IRun, ITaskData, Workflow } from 'n8n-workflow';
import type { WorkflowExecute } from 'n8n-core';
import { isEffectful } from '../effects/is-effectful.ts';
import { n8nWorkflow } from '../n8n.ts';
import { buildWorkflow, n8nMode } from './build-workflow.ts';
import { additionalDataFor } from './additional-data.ts';
import { createCuttableExecute } from './cuttable-execute.ts';
import { decodeState, encodeState } from './encode-state.ts';
import type { SegmentHost } from './segment-host.ts';
import type { ChangedNodeRun, RunError, SegmentEnd, SegmentEvent, SegmentInput, SegmentOutput } from './segment.ts';
import { describeWait } from '../triggers/describe-wait.ts';
import { resumeWith } from './resume-with.ts';
import { watchSetAside } from './set-aside.ts';
import { summariseNodeRun } from './summarise-node-run.ts';
import { takeNodes } from './take-nodes.ts';

/**
 * Runs n8n's interpreter from the top of the stack to the next cut: the end, a wait, or the head of the next effectful node. Faults of the
 * drawing (a failing node, an unknown type, no start) are an end with an error, never a throw.
 */
export async function runSegment(host: SegmentHost, input: SegmentInput): Promise<SegmentOutput> {
  const events: SegmentEvent[] = [];
  const touched = new Set<ITaskData>();
  let response: IExecuteResponsePromiseData | null = null;
  let ran = 0;
  const startedMs = Date.now();

  const built = build(host, input);
  if ('error' in built) return unbuilt(input, built.error);
  const { workflow } = built;
  const before = input.resume === null ? undefined : snapshot(input.resume.runData);
  const additionalData = additionalDataFor(host, input);
  const { hooks } = additionalData;
  hooks.addHandler('sendResponse', (given) => {
    response = given;
  });
  const { sendChunk } = input;
  if (sendChunk !== undefined) hooks.addHandler('sendChunk', (chunk) => sendChunk(chunk));
  hooks.addHandler('nodeExecuteBefore', (node, task) => {
    ran += 1;
    events.push({
      type: 'node-started',
      atMs: task.startTime,
      node,
      run: data().resultData.runData[node]?.length ?? 0,
    });
  });
  hooks.addHandler('nodeExecuteAfter', (node, task) => {
    touched.add(task);
    const runs = data().resultData.runData[node] ?? [];
    const run = runs.lastIndexOf(task);
    events.push({
      type: 'node-finished',
      atMs: Date.now(),
      node,
      run: run === -1 ? Math.max(0, runs.length - 1) : run,
    });
  });

  if (sendChunk !== undefined) additionalData.streamingEnabled = true;
  const aside = watchSetAside();
  const state = input.resume === null ? undefined : decodeState(input.resume.state, input.resume.runData);
  if (state !== undefined) takeNodes(state, workflow);
  if (state !== undefined && input.resumeOutput !== undefined) resumeWith(state, input.resumeOutput);
  const { execute, data, wasCut } = createCuttableExecute(additionalData, n8nMode(input), state, {
    cutBefore: (node) =>
      (isEffectful(node, data().resultData.pinData) && (ran > 0 || !input.mayHaveEffect)) ||
      (ran > 0 && Date.now() - startedMs > input.budgetMs),
    aroundNode: (node, runIndex, work, given) => {
      const running = host.aroundNode(input, node, runIndex, work, given);
      return aside.around(node, runIndex, given, running);
    },
  });

  let end: SegmentEnd;
  try {
    const running = state === undefined ? begin(execute, workflow, input) : execute.processRunExecutionData(workflow);
    const run = await endOrAbort(running, input.signal);
    end = endOf(run, wasCut(), data, input);
  } catch (error) {
    end = { kind: 'finished', status: 'error', error: runError(isTooDeep(error) ? tooDeep : error) };
  }
  if (wasCut()) delete data().resultData.error;
  const { runData } = data().resultData;
  events.unshift(...takenOver(runData, input.reused));
  return {
    end,
    wait: end.kind === 'waiting' ? await describeWait(host, input, workflow, data(), end) : null,
    resumeToken: data().resumeToken ?? null,
    state: { state: encodeState(data()), runData },
    changed: changedRuns(runData, before, touched),
    setAside: aside.failed(runData),
    events,
    staticData: workflow.staticData[changeMark] === true && input.mode !== 'manual' ? { ...workflow.staticData } : null,
    response,
  };
}

/** Node runs that another execution did. */
function takenOver(runData: Record<string, ITaskData[]>, reused: SegmentInput['reused'] = {}): SegmentEvent[] {
  return Object.entries(runData).flatMap(([node, runs]) =>
    runs.flatMap((task, run): SegmentEvent[] =>
      reused[node]?.[run] === task ? [{ type: 'node-finished', atMs: Date.now(), node, run }] : [],
    ),
  );
}

/** n8n-workflow follows connections by recursion. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

const tooDeep = new Error(
  'The workflow has a path of too many nodes, one behind the other: about 500 can be run. Put parts of it into sub-workflows.',
);

/** n8n refuses documents whose nodes are there, but not in the version that they ask for. */
function build(host: SegmentHost, input: SegmentInput): { workflow: Workflow } | { error: unknown } {
  try {
    return { workflow: buildWorkflow(host, input) };
  } catch (error) {
    return { error };
  }
}

function unbuilt({ resume }: SegmentInput, error: unknown): SegmentOutput {
  return {
    end: { kind: 'finished', status: 'error', error: runError(error) },
    wait: null,
    resumeToken: null,
    state: resume ?? { state: '{"resultData":{}}', runData: {} },
    changed: [],
    setAside: [],
    events: [],
    staticData: null,
    response: null,
  };
}

/** n8n sets it on static data that a node has written to. */
const changeMark = '__dataChanged';

/** A whole run, or n8n's partial one: only what is stale on the way to a node. */
function begin(execute: WorkflowExecute, workflow: Workflow, input: SegmentInput) {
  const { destinationNode, reuse } = input.start;
  if (input.reused === undefined || destinationNode === undefined) return execute.run(firstStep(workflow, input));
  return execute.runPartialWorkflow2(
    workflow,
    input.reused,
    pinnedItems(input, workflow, undefined) ?? {},
    reuse?.stale ?? [],
    { nodeName: destinationNode, mode: 'inclusive' },
  );
}

function firstStep(workflow: Workflow, input: SegmentInput) {
  const { startNode, destinationNode, triggerOutput } = input.start;
  const node = startNode === undefined ? workflow.getStartNode(destinationNode) : workflow.getNode(startNode);
  if (startNode !== undefined && node === null) throw new Error(`There is no node "${startNode}" to start from`);
  const pinData = pinnedItems(input, workflow, node?.name);
  return {
    workflow,
    ...(node === undefined || node === null ? {} : { startNode: node }),
    ...(destinationNode === undefined
      ? {}
      : { destinationNode: { nodeName: destinationNode, mode: 'inclusive' as const } }),
    ...(pinData === undefined ? {} : { pinData }),
    ...(triggerOutput === undefined
      ? {}
      : {
          triggerToStartFrom: {
            name: node?.name ?? '',
            data: { data: { main: triggerOutput } } as unknown as ITaskData,
          },
        }),
  };
}

/**
 * Pinned items are for runs by hand, as in n8n. Items that such a run is started with are pinned to its start node, because triggers that
 * are run by hand make their own. Webhooks pass on what they are given, to the output of the request's method.
 */
function pinnedItems(input: SegmentInput, workflow: Workflow, startNode: string | undefined): IPinData | undefined {
  if (input.mode !== 'manual') return input.start.pinData;
  const [given] = input.start.triggerOutput ?? [];
  const pinned: IPinData = { ...(input.document.pinData as IPinData | undefined), ...input.start.pinData };
  if (given !== undefined && startNode !== undefined) {
    if (passesOn(workflow, startNode)) delete pinned[startNode];
    else pinned[startNode] = given;
  }
  const items = Object.entries(pinned).map(([name, list]): [string, IPinData[string]] => [
    name,
    list.map((item) => (isItem(item) ? item : { json: item })),
  ]);
  return items.length === 0 ? undefined : Object.fromEntries(items);
}

function passesOn(workflow: Workflow, name: string): boolean {
  const node = workflow.getNode(name);
  if (node === null) return false;
  const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
  return type.webhook !== undefined && type.trigger === undefined && type.execute === undefined;
}

/** Older documents pin bare objects. */
function isItem(item: unknown): boolean {
  return typeof (item as { json?: unknown }).json === 'object';
}

/** A node that does not listen to the abort signal is left behind after a moment: its result is never published. */
async function endOrAbort(
  running: PromiseLike<IRun> & { cancel(): void },
  signal: AbortSignal,
): Promise<IRun | 'aborted'> {
  if (signal.aborted) running.cancel();
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      running.cancel();
      setTimeout(() => resolve('aborted'), 400);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    running.then(resolve, reject).then(() => signal.removeEventListener('abort', onAbort), reject);
  });
}

function endOf(run: IRun | 'aborted', cut: boolean, data: () => IRun['data'], input: SegmentInput): SegmentEnd {
  if (run === 'aborted' || input.signal.aborted) return { kind: 'finished', status: 'canceled', error: null };
  if (cut) {
    const next = data().executionData?.nodeExecutionStack[0]?.node;
    if (next === undefined) throw new Error('the segment was cut before a node that is not there');
    return { kind: 'continue', nextNode: next.name, effectful: isEffectful(next, data().resultData.pinData) };
  }
  if (run.status === 'waiting') {
    const until = data().waitTill?.getTime() ?? null;
    const forEver = n8nWorkflow().WAIT_INDEFINITELY.getTime();
    return {
      kind: 'waiting',
      node: data().resultData.lastNodeExecuted ?? '',
      untilMs: until === null || until >= forEver ? null : until,
    };
  }
  const { error } = data().resultData;
  if (run.status === 'success' && error === undefined) return { kind: 'finished', status: 'success', error: null };
  return {
    kind: 'finished',
    status: run.status === 'canceled' ? 'canceled' : 'error',
    error: error === undefined ? null : runError(error, data().resultData.lastNodeExecuted),
  };
}

function runError(error: unknown, node?: string): RunError {
  const { message, description, node: own } = error as { message?: string; description?: unknown; node?: INode };
  const name = own?.name ?? node;
  return {
    message: message ?? String(error),
    ...(name === undefined ? {} : { node: name }),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

function snapshot(runData: Record<string, ITaskData[]>): Record<string, ITaskData[]> {
  return Object.fromEntries(Object.entries(runData).map(([node, runs]) => [node, [...runs]]));
}

function changedRuns(
  runData: Record<string, ITaskData[]>,
  before: Record<string, ITaskData[]> | undefined,
  touched: ReadonlySet<ITaskData>,
): ChangedNodeRun[] {
  return Object.entries(runData).flatMap(([node, runs]) =>
    runs.flatMap((task, run) =>
      before?.[node]?.[run] !== task || touched.has(task) ? [{ summary: summariseNodeRun(node, run, task), task }] : [],
    ),
  );
}
