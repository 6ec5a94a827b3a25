import type { WorkflowDocument } from '@leadloom/contracts';
import { type RunState, type SegmentHost, type SegmentInput, runSegment, withFiles } from '@leadloom/engine';
import { createMemoryFiles, inlineFiles } from './memory-files.ts';

/**
 * `whole`: as executions are cut, state kept as objects. `cut`: a cut and a JSON round trip of everything after every node. `crashed`: cut
 * like that, and every segment is run a second time as after a crash, with what it had sent in the journal.
 */
export type Cutting = 'whole' | 'cut' | 'crashed';

export interface DocumentRun {
  status: 'success' | 'error' | 'canceled' | 'waiting';
  error: string | null;
  runData: RunState['runData'];
  /** Nodes in the order in which they ended. */
  order: string[];
}

export interface RunOptions {
  cutting: Cutting;
  start?: SegmentInput['start'];
  resume?: RunState;
  mode?: SegmentInput['mode'];
}

/** A loop that never ends is a fault, not a reason to wait. */
const maxSegments = 2_000;

const files = createMemoryFiles();

/** Runs a document from its start to its end, a wait, or an error, segment by segment, in this process. */
export function runDocument(host: SegmentHost, document: WorkflowDocument, options: RunOptions): Promise<DocumentRun> {
  return withFiles({ workspaceId: 'ws_conformance', store: files }, async () => {
    const run = await runSegments(host, document, options);
    await inlineFiles(run.runData);
    return run;
  });
}

async function runSegments(
  host: SegmentHost,
  document: WorkflowDocument,
  { cutting, start = {}, resume: given, mode = 'manual' }: RunOptions,
): Promise<DocumentRun> {
  const order: string[] = [];
  let resume: RunState | null = given ?? null;
  let staticData: SegmentInput['staticData'] = {};
  for (let segment = 0; segment < maxSegments; segment += 1) {
    const input: SegmentInput = {
      workspaceId: 'ws_conformance',
      executionId: 'ex_conformance',
      workflowId: 'wf_conformance',
      workflowName: document.name ?? 'Conformance',
      mode,
      document,
      staticData,
      start,
      resume,
      mayHaveEffect: true,
      budgetMs: cutting === 'whole' ? 600_000 : -1,
      signal: new AbortController().signal,
    };
    if (cutting === 'crashed') await runSegment(host, { ...input, resume: structuredClone(resume) });
    const output = await runSegment(host, input);
    order.push(...output.events.filter(({ type }) => type === 'node-finished').map(({ node }) => node));
    staticData = output.staticData ?? staticData;
    resume = cutting === 'whole' ? output.state : (JSON.parse(JSON.stringify(output.state)) as RunState);
    if (output.end.kind === 'continue') continue;
    const { runData } = resume;
    if (output.end.kind === 'waiting') return { status: 'waiting', error: null, runData, order };
    return { status: output.end.status, error: output.end.error?.message ?? null, runData, order };
  }
  return { status: 'error', error: `more than ${maxSegments} segments`, runData: resume?.runData ?? {}, order };
}
