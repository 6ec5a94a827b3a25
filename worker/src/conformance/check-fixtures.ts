import type { WorkflowDocument } from '@leadloom/contracts';
import { normaliseDocument } from '@leadloom/graph';
import type { ConformanceEngine } from './conformance-engine.ts';
import type { Corpus, Fixture } from './corpus.ts';
import { type Group, collect } from './group.ts';
import { judgeRun } from './judge-run.ts';
import type { Fitting } from './match-exchange.ts';
import { type Exchange, exchangesOf } from './mock-exchanges.ts';
import { type Cutting, runDocument } from './run-document.ts';

const cuttings = ['whole', 'cut'] as const;

/** The fixtures of one kind, each run whole and cut after every node. */
export async function checkFixtures(
  engine: ConformanceEngine,
  corpus: Corpus,
  { name, bound, has }: { name: string; bound: number; has: (fixture: Fixture) => boolean },
): Promise<Group> {
  const group = collect(name, bound);
  for (const fixture of corpus.fixtures.filter((one) => one.expected != null && has(one))) {
    const exchanges = exchangesOf(corpus, fixture);
    const exact = await checkBoth(engine, fixture, exchanges, 'exact');
    const [missing] = exact.unanswerable;
    if (missing !== undefined) group.setAside(fixture.file, `the corpus does not hold the answer to ${missing}`);
    else if (exact.why === null || exact.unmatched.length === 0) group.add(fixture.file, exact.why);
    else {
      const loose = await checkBoth(engine, fixture, exchanges, 'loose');
      const asked = exact.unmatched.join(', ');
      group.add(fixture.file, loose.why === null ? null : `${exact.why}; there is no exchange for ${asked}`);
      if (loose.why === null) group.remark(fixture.file, `asks otherwise than was recorded: ${asked}`);
    }
  }
  return group.done();
}

interface Checked {
  why: string | null;
  unmatched: string[];
  unanswerable: string[];
}

async function checkBoth(
  engine: ConformanceEngine,
  fixture: Fixture,
  exchanges: readonly Exchange[],
  fitting: Fitting,
): Promise<Checked> {
  for (const cutting of cuttings) {
    const checked = await checkOnce(engine, fixture, exchanges, fitting, cutting);
    if (checked.why !== null) return cutting === 'cut' ? { ...checked, why: `only when cut: ${checked.why}` } : checked;
  }
  return { why: null, unmatched: [], unanswerable: [] };
}

/** Where several exchanges fit a request, each is tried: one of them belongs to this fixture. */
async function checkOnce(
  engine: ConformanceEngine,
  fixture: Fixture,
  exchanges: readonly Exchange[],
  fitting: Fitting,
  cutting: Cutting,
): Promise<Checked> {
  let first: Checked | undefined;
  for (let choice = 0; ; choice += 1) {
    engine.mocks.expect(exchanges, fitting, choice);
    const run = await runDocument(engine.host(cutting), runnable(fixture), { cutting, ...startOf(fixture) });
    const { unmatched, unanswerable, choices } = engine.mocks.seen();
    const checked = { why: judgeRun(fixture, run), unmatched, unanswerable };
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
