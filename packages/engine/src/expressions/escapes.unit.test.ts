import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode, INodeExecutionData, Workflow } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { n8nWorkflow, prepareN8n } from '../n8n.ts';
import { escapes } from './escapes.ts';
import { isolateRuntime } from './isolate-runtime.ts';
import { createSharedIsolates } from './shared-isolates.ts';
import { shareIsolate, startExpressions } from './start-expressions.ts';

const planted = 'planted-2f9c81';
const folder = mkdtempSync(join(tmpdir(), 'leadloom-escapes-'));
const secretFile = join(folder, 'secret');
const writtenFile = join(folder, 'written');

const node: INode = { id: 'n', name: 'Set', type: 'x.y', typeVersion: 1, position: [0, 0], parameters: {} };

function model(key: string): Workflow {
  const { Workflow: N8nWorkflow } = n8nWorkflow();
  const nodeTypes = { getByName: () => undefined, getByNameAndVersion: () => undefined, getKnownTypes: () => ({}) };
  const workflow = new N8nWorkflow({ nodes: [node], connections: {}, active: false, nodeTypes: nodeTypes as never });
  shareIsolate(workflow, key);
  return workflow;
}

/** What an expression gives, or the error that it ends with, in an execution of its own. */
function evaluate(expression: string, key: string, json: INodeExecutionData['json'] = {}): unknown {
  const input: INodeExecutionData[] = [{ json }];
  try {
    return model(key).expression.resolveSimpleParameterValue(
      `=${expression}`,
      {},
      null,
      0,
      0,
      'Set',
      input,
      'webhook',
      {},
    );
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}

beforeAll(async () => {
  writeFileSync(secretFile, planted);
  process.env['PLANTED_SECRET'] = planted;
  Reflect.set(globalThis, 'plantedGlobal', planted);
  prepareN8n({ dataDir: folder, expressionEngine: 'vm' });
  await startExpressions();
});

describe('expressions', () => {
  it('work as in n8n', () => {
    const json = { name: 'Ada', tags: ['x', 'y'], at: '2026-03-01T10:00:00Z' };
    expect(evaluate('{{ $json.tags.map((tag) => tag.toUpperCase()).join("-") + $json.name.length }}', 'a', json)).toBe(
      'X-Y3',
    );
    expect(evaluate('{{ DateTime.fromISO($json.at).plus({ days: 1 }).toISODate() }}', 'a', json)).toBe('2026-03-02');
    expect(
      evaluate('{{ (() => { const e = new Error("m"); e.name = "N"; return `${e.name}: ${e.message}`; })() }}', 'a'),
    ).toBe('N: m');
    expect(evaluate('{{ (() => { const own = {}; own.toString = () => "mine"; return `${own}`; })() }}', 'a')).toBe(
      'mine',
    );
    expect(evaluate('{{ [3, 1, 2].toSorted().last() }}', 'a')).toBe(3);
    expect(evaluate('{{ Object.entries(Object.assign({}, $json)).map(([name]) => name) }}', 'a', json)).toEqual(
      Object.keys(json),
    );
    expect(evaluate('{{ new Error("m") }}', 'a')).toEqual({});
  });

  it.each(escapes)('reach nothing of this process: %s', (expression) => {
    const text = expression.replaceAll('SECRET_FILE', secretFile).replaceAll('WRITTEN_FILE', writtenFile);
    const given = JSON.stringify(evaluate(text, 'attacker', { secret: 'own' })) ?? '';
    expect(given).not.toContain(planted);
    expect(given).not.toMatch(/uid=|root:/);
    expect(existsSync(writtenFile)).toBe(false);
    expect(Reflect.has(globalThis, 'escaped')).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(evaluate('{{ $json.name }}', 'attacker', { name: 'next' })).toBe('next');
  });
});

describe('an execution', () => {
  const left: [leave: string, look: string][] = [
    ['(() => { kept = $json.secret; return 1; })()', 'typeof kept === "undefined" ? "" : kept'],
    ['(() => { Math.kept = $json.secret; return 1; })()', 'Math.kept'],
    ['(() => { JSON.stringify = () => $json.secret; return 1; })()', 'JSON.stringify({})'],
    ['(() => { DateTime.now = () => $json.secret; return 1; })()', 'typeof DateTime.now()'],
    ['(() => { DateTime.kept = $json.secret; return 1; })()', 'DateTime.kept'],
    ['(() => { Object.kept = $json.secret; return 1; })()', 'Object.kept'],
    ['(() => { String.raw = () => $json.secret; return 1; })()', 'String.raw`a`'],
    ['(() => { [].map.kept = $json.secret; return 1; })()', '[].map.kept'],
    ['(() => { Object.assign([]["__pro" + "to__"], { kept: $json.secret }); return 1; })()', '[].kept'],
    ['(() => { Object.assign(Math, { kept: $json.secret }); return 1; })()', 'Math.kept'],
    ['(() => { $max.kept = $json.secret; return 1; })()', '$max.kept'],
    ['/s.*/.test($json.secret)', '`${RegExp.lastMatch}${RegExp.$1}${RegExp["$_"]}${RegExp.input}`'],
    ['$json.secret.replace(/(.*)/, "")', 'RegExp.rightContext + RegExp.leftContext'],
    ['(() => { Intl.kept = $json.secret; Symbol.kept = $json.secret; return 1; })()', '`${Intl.kept}${Symbol.kept}`'],
    ['(() => { [][Symbol.iterator]().next.kept = $json.secret; return 1; })()', '[][Symbol.iterator]().next.kept'],
    ['(() => { $json.other = $json.secret; return 1; })()', '$json.other'],
    ['(async () => { await 0; Math.kept = $json.secret; })() && 1', 'Math.kept'],
    [
      '(() => { $jmespath.kept = $json.secret; extend.kept = $json.secret; return 1; })()',
      '`${$jmespath.kept}${extend.kept}`',
    ],
  ];

  left.push(
    ...[
      'Object.create',
      'Object.assign',
      'Error',
      '$if',
      '$min',
      'extend',
      'extendOptional',
      '$ifEmpty',
      '$jmesPath',
      'numberList',
      'Date.now',
      'Intl.DateTimeFormat',
      '(async () => {})().then',
      '__sanitize',
      '$now.toISO',
      'Duration',
      'Interval',
    ].map((place): [string, string] => [`(() => { ${place}.kept = $json.secret; return 1; })()`, `${place}.kept`]),
  );

  it.each(left)('leaves nothing for the next one of its workflow: %s', (leave, look) => {
    const untouched = evaluate(`{{ ${look} }}`, `untouched ${look}`);
    evaluate(`{{ ${leave} }}`, 'shared', { secret: 'secret-of-the-first' });
    const seen = evaluate(`{{ ${look} }}`, 'shared');
    expect(JSON.stringify(seen) ?? '').not.toContain('secret-of-the-first');
    expect(seen).toEqual(untouched);
  });
});

describe('an expression that breaks its isolate', () => {
  it.each([
    ['by its memory', '{{ (() => { const all = []; for (;;) all.push(new Array(100000).fill(1)); })() }}'],
    ['by its time', '{{ (() => { for (;;); })() }}'],
  ])('%s is an error of its own; others that share the isolate go on', async (_, expression) => {
    const isolates = createSharedIsolates(isolateRuntime(), { memoryMb: 32, timeoutMs: 300, isolates: 2 });
    await isolates.initialize();
    const [first, second] = [{}, {}];
    for (const caller of [first, second]) isolates.share(caller, 'workflow');
    expect(isolates.evaluate('{{ 1 + 1 }}', {}, second)).toBe(2);
    expect(() => isolates.evaluate(expression, {}, first)).toThrow(/memory|timed out/);
    expect(isolates.evaluate('{{ 1 + 2 }}', {}, second)).toBe(3);
    expect(isolates.evaluate('{{ 1 + 3 }}', {}, first)).toBe(4);
  });

  it('is made room for: the isolate that was not used for longest goes', async () => {
    const isolates = createSharedIsolates(isolateRuntime(), { memoryMb: 32, timeoutMs: 5_000, isolates: 2 });
    await isolates.initialize();
    const callers = Array.from({ length: 4 }, () => ({}));
    for (const [number, caller] of callers.entries()) {
      isolates.share(caller, `workflow ${number}`);
      expect(isolates.evaluate('{{ $json.number }}', { $json: { number } }, caller)).toBe(number);
    }
    // Its isolate went while it ran: it gets another one.
    expect(isolates.evaluate('{{ $json.number }}', { $json: { number: 7 } }, callers[0] ?? {})).toBe(7);
  });
});
