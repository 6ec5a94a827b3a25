import type { ConformanceEngine } from './conformance-engine.ts';
import type { Corpus, Fixture } from './corpus.ts';
import { type Group, collect } from './group.ts';
import type { Fitting } from './match-exchange.ts';
import { type Exchange, exchangesOf } from './mock-exchanges.ts';
import { type FixtureRun, runFixture } from './run-fixture.ts';

const cuttings = ['whole', 'cut', 'crashed'] as const;

/** A request that is different each time (random ids, times) cannot be known again: after a crash it is not sent, a person decides. */
const parked = /was sent and its answer is not known/;

const when = { whole: '', cut: 'only when cut: ', crashed: 'only when run again after a crash: ' };

/** The fixtures of one kind, each run whole, cut after every node, and with every segment run again as after a crash. */
export async function checkFixtures(
  engine: ConformanceEngine,
  corpus: Corpus,
  { name, bound, has }: { name: string; bound: number; has: (fixture: Fixture) => boolean },
): Promise<Group> {
  const group = collect(name, bound);
  for (const fixture of corpus.fixtures.filter((one) => one.expected != null && has(one))) {
    const exchanges = exchangesOf(corpus, fixture);
    const exact = await checkAll(engine, fixture, exchanges, 'exact');
    const [missing] = exact.unanswerable;
    if (missing !== undefined) group.setAside(fixture.file, `the corpus does not hold the answer to ${missing}`);
    else if (exact.why === null || exact.unmatched.length === 0) {
      group.add(fixture.file, exact.why);
      if (exact.isParked)
        group.remark(fixture.file, 'after a crash a person decides, since its request is another one each time');
    } else {
      const loose = await checkAll(engine, fixture, exchanges, 'loose');
      const asked = exact.unmatched.join(', ');
      group.add(fixture.file, loose.why === null ? null : `${exact.why}; there is no exchange for ${asked}`);
      if (loose.why === null) group.remark(fixture.file, `asks otherwise than was recorded: ${asked}`);
    }
  }
  return group.done();
}

interface Checked extends FixtureRun {
  /** Whether a person would be asked after a crash. */
  isParked: boolean;
}

async function checkAll(
  engine: ConformanceEngine,
  fixture: Fixture,
  exchanges: readonly Exchange[],
  fitting: Fitting,
): Promise<Checked> {
  const asked = { whole: 0, cut: 0, crashed: 0 };
  for (const cutting of cuttings) {
    const checked = await runFixture(engine, fixture, exchanges, fitting, cutting);
    if (cutting === 'crashed' && checked.why !== null && parked.test(checked.why))
      return { ...checked, why: null, isParked: true };
    if (checked.why !== null) return { ...checked, why: `${when[cutting]}${checked.why}`, isParked: false };
    asked[cutting] = checked.asked;
  }
  const why = asked.crashed > asked.cut ? `after crashes ${asked.crashed} requests were sent, not ${asked.cut}` : null;
  return { why, asked: asked.whole, unmatched: [], unanswerable: [], isParked: false };
}
