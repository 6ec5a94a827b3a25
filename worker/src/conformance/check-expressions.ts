import type { ConformanceEngine } from './conformance-engine.ts';
import type { Corpus } from './corpus.ts';
import { judgeOutcome } from './judge-outcome.ts';
import { probeExpressions } from './probe-expressions.ts';
import { type Group, collect } from './group.ts';

interface ExtensionCase {
  title: string;
  expression: string;
  matcher: string;
  expected?: unknown;
}

interface BaseFixture {
  expression: string;
  tests: { type: string; input?: Record<string, unknown>[]; output?: unknown; error?: unknown }[];
}

/** The tables of what expressions give. Lines about how they are rewritten inside n8n say nothing of what they give, and are left out. */
export async function checkExpressions(engine: ConformanceEngine, corpus: Corpus): Promise<Group> {
  const { cases } = corpus.read('_expressions/expression-extension-cases.json') as { cases: ExtensionCase[] };
  const { fixtures } = corpus.read('_expressions/expression-base-fixtures.json') as { fixtures: BaseFixture[] };
  const outcomes = await probeExpressions(
    engine,
    cases.map(({ expression }) => expression),
  );
  const group = collect('Expressions: what they give', 1);
  for (const [index, line] of cases.entries())
    group.add(`${line.expression} (${line.title})`, judgeOutcome(line, outcomes[index] ?? { error: 'not evaluated' }));
  for (const { expression, tests } of fixtures)
    for (const { type, input = [], output, error } of tests) {
      if (type !== 'evaluation') continue;
      const [outcome] = await probeExpressions(engine, [expression], input);
      const expectation =
        error === undefined ? { matcher: 'toEqual', expected: output } : { matcher: 'toThrow', expected: error };
      group.add(
        `${expression} of ${JSON.stringify(input)}`,
        judgeOutcome(expectation, outcome ?? { error: 'not evaluated' }),
      );
    }
  return group.done();
}
