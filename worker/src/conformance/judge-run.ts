import type { DocumentRun } from './run-document.ts';
import { asJson, difference } from './compare.ts';
import type { Fixture, Item } from './corpus.ts';

/** What of an error item counts. */
const errorFields = ['message', 'name', 'description', 'context'];

interface Rules {
  /** Whether the links between items count. */
  pairedItems: boolean;
  /** Whether the outputs of all runs of a node count together. */
  joinRuns: boolean;
}

/** Null when a run gave what its fixture says; else the first difference. */
export function judgeRun(fixture: Fixture, run: DocumentRun): string | null {
  const expected = fixture.expectedRun;
  if (expected?.error !== undefined)
    return run.status === 'error' && run.error === expected.error
      ? orderDifference(expected.nodeExecutionOrder, run)
      : `ended with ${run.status} ${run.error ?? ''}, expected the error ${JSON.stringify(expected.error)}`;
  if (run.status !== 'success' && run.status !== 'waiting') return `ended with ${run.status}: ${run.error ?? ''}`;
  return orderDifference(expected?.nodeExecutionOrder, run) ?? outputDifference(fixture, run);
}

function orderDifference(order: string[] | undefined, run: DocumentRun): string | null {
  return order === undefined || order.length === 0 ? null : difference(order, run.order, 'order of nodes');
}

function outputDifference({ file, document, expectedRun }: Fixture, run: DocumentRun): string | null {
  const isCore = file.startsWith('_core-engine/');
  const rules: Rules = { pairedItems: isCore, joinRuns: isCore };
  const outputs: [string, unknown[]][] =
    expectedRun === null
      ? Object.entries(document.pinData ?? {}).map(([node, items]) => [node, [items]])
      : Object.entries(expectedRun.nodeData);
  for (const [node, runs] of outputs) {
    const actual = (run.runData[node] ?? []).map(({ data }) => data?.['main'] ?? null);
    if (actual.length === 0 && runs.length > 0) return `"${node}" did not run${errorOf(run)}`;
    const first = actual.map((main) => main?.[0] ?? (main && []));
    const isPerOutput = expectedRun?.nodeDataShape?.includes('outputs -> items') === true;
    const areAllMeant = isPerOutput && expectedRun?.testAllOutputs === true;
    const expected = isPerOutput && !areAllMeant ? runs.map((outputs) => (outputs as unknown[])[0] ?? []) : runs;
    const given = areAllMeant ? actual : rules.joinRuns ? [first.flat()] : first;
    const found = difference(plain(expected, rules), plain(given, rules), `"${node}"`);
    if (found !== null) return found;
  }
  return null;
}

/** Lists of items in one form, however deep they are. */
function plain(value: unknown, rules: Rules): unknown {
  if (Array.isArray(value)) return value.map((inner) => plain(inner, rules));
  if (typeof value !== 'object' || value === null) return value;
  const item: Item = isItem(value) ? value : { json: value as Item['json'] };
  const json = asJson(withPlainError(item.json));
  return rules.pairedItems ? { json, pairedItem: asJson(item.pairedItem) } : { json };
}

function isItem(value: object): value is Item {
  return typeof (value as Partial<Item>).json === 'object';
}

function withPlainError(json: Item['json']): Item['json'] {
  const error = json['error'];
  const isError = error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error);
  if (!isError) return json;
  const fields = error as unknown as Record<string, unknown>;
  return {
    ...json,
    error: Object.fromEntries(errorFields.filter((name) => name in fields).map((name) => [name, fields[name]])),
  };
}

function errorOf(run: DocumentRun): string {
  for (const [node, runs] of Object.entries(run.runData))
    for (const { error } of runs) if (error !== undefined) return `: "${node}" failed with "${error.message}"`;
  return '';
}
