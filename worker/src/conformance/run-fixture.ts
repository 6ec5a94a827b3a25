import type { WorkflowDocument } from '@leadloom/contracts';
import { normaliseDocument } from '@leadloom/graph';
import type { ConformanceEngine } from './conformance-engine.ts';
import type { Fixture } from './corpus.ts';
import { judgeRun } from './judge-run.ts';
import type { Fitting } from './match-exchange.ts';
import type { Exchange } from './mock-exchanges.ts';
import { type Cutting, runDocument } from './run-document.ts';

export interface FixtureRun {
  /** Null where it gave what is expected. */
  why: string | null;
  /** Requests that are not to be sent a second time. */
  asked: number;
  unmatched: string[];
  unanswerable: string[];
}

/** Where several exchanges fit a request, each is tried: one of them belongs to this fixture. */
export async function runFixture(
  engine: ConformanceEngine,
  fixture: Fixture,
  exchanges: readonly Exchange[],
  fitting: Fitting,
  cutting: Cutting,
): Promise<FixtureRun> {
  let first: FixtureRun | undefined;
  for (let choice = 0; ; choice += 1) {
    engine.mocks.expect(exchanges, fitting, choice);
    const run = await runDocument(engine.host(cutting), runnable(fixture), { cutting, ...startOf(fixture) });
    const { choices, ...seen } = engine.mocks.seen();
    const checked = { ...seen, why: judgeRun(fixture, run) };
    first ??= checked;
    if (checked.why === null) return checked;
    if (choice + 1 >= choices) return first;
  }
}

/** The fixture as a workflow: without what it expects, each credential linked to the one of its type. */
function runnable({ document }: Fixture): WorkflowDocument {
  const { pinData: _pinned, trigger: _trigger, _expected, ...rest } = structuredClone(document);
  const workflow = normaliseDocument(rest);
  return {
    ...workflow,
    settings: { timezone: 'America/New_York', ...workflow.settings },
    nodes: workflow.nodes.map((node) => {
      const types = Object.keys(node.credentials ?? {});
      return { ...node, credentials: Object.fromEntries(types.map((type) => [type, { id: type, name: type }])) };
    }),
  };
}

function startOf({ document }: Fixture) {
  const input = document.trigger?.input;
  return input === undefined ? {} : { start: { triggerOutput: [[input]] as never } };
}
