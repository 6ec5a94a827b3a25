import type { WorkflowDocument } from '@leadloom/contracts';
import type { RunState } from '@leadloom/engine';
import type { ConformanceEngine } from './conformance-engine.ts';
import type { Corpus } from './corpus.ts';
import { dataProxyCases } from './data-proxy-cases.ts';
import { type Group, collect } from './group.ts';
import { judgeOutcome } from './judge-outcome.ts';
import { type Outcome, evaluate } from './probe-expressions.ts';
import { runDocument } from './run-document.ts';
import { probeType } from './test-only-nodes.ts';

interface RecordedRun {
  data: { resultData: { runData: RunState['runData'] } };
}

/** Recorded runs are taken up at one of their nodes, as text like any interrupted run, and the node looks at the others. */
export async function checkDataProxy(engine: ConformanceEngine, corpus: Corpus): Promise<Group> {
  const group = collect('Recorded runs: what a node sees of the others', 1);
  for (const { fixture, node, expression, ...expectation } of dataProxyCases) {
    const document = corpus.read(`_workflow-data-proxy/${fixture}_workflow.json`) as WorkflowDocument;
    const { data } = corpus.read(`_workflow-data-proxy/${fixture}_run.json`) as RecordedRun;
    let outcome: Outcome = { error: 'the node was not reached' };
    const host = engine.host('whole', (context) => {
      outcome = evaluate(context, expression, 0);
    });
    await runDocument(host, withProbe(document, node), { cutting: 'whole', resume: takenUpAt(data, document, node) });
    group.add(`${fixture}, "${node}": ${expression}`, judgeOutcome(expectation, outcome));
  }
  return group.done();
}

function withProbe(document: WorkflowDocument, name: string): WorkflowDocument {
  return {
    ...document,
    pinData: {},
    nodes: document.nodes.map((node) => (node.name === name ? { ...node, type: probeType, typeVersion: 1 } : node)),
  };
}

/** The state of the run before this node: what it gave then is what it is given now; where it failed, what it was given then. */
function takenUpAt({ resultData }: RecordedRun['data'], document: WorkflowDocument, name: string): RunState {
  const task = resultData.runData[name]?.[0];
  const node = withProbe(document, name).nodes.find((candidate) => candidate.name === name);
  const [source] = task?.source ?? [];
  const data = task?.data ?? resultData.runData[source?.previousNode ?? '']?.[0]?.data;
  const executionData = {
    contextData: {},
    metadata: {},
    nodeExecutionStack: [{ node, data, source: { main: task?.source } }],
    waitingExecution: {},
    waitingExecutionSource: {},
  };
  const { [name]: _own, ...runData } = resultData.runData;
  return { state: JSON.stringify({ startData: {}, resultData: {}, executionData }), runData };
}
