import { describe, expect, it } from 'vitest';
import type { Fixture } from './corpus.ts';
import { judgeOutcome } from './judge-outcome.ts';
import { judgeRun } from './judge-run.ts';
import { fit } from './match-exchange.ts';
import type { DocumentRun } from './run-document.ts';

const fixture = (pinned: unknown[]): Fixture => ({
  file: 'Set/workflow.json',
  source: '',
  kind: 'workflow',
  document: { nodes: [], pinData: { Set: pinned } },
  expectedRun: null,
});

const run = (...runs: object[][]): DocumentRun => ({
  status: 'success',
  error: null,
  order: ['Set'],
  runData: {
    Set: runs.map((items) => ({ data: { main: [items.map((json) => ({ json, pairedItem: 0 }))] } })),
  } as unknown as DocumentRun['runData'],
});

describe('judgeRun', () => {
  it('takes pinned items, bare or not, for what the only run of a node has to give', () => {
    expect(judgeRun(fixture([{ json: { a: 1 } }, { a: 2 }]), run([{ a: 1, b: undefined }, { a: 2 }]))).toBeNull();
    expect(judgeRun(fixture([{ json: { a: 1 } }]), run([{ a: 2 }]))).toBe('"Set".0.0.json.a: 2, expected 1');
    expect(judgeRun(fixture([{ json: { a: 1 } }]), run([{ a: 1 }], [{ a: 1 }]))).toContain('expected nothing');
    expect(judgeRun(fixture([{ json: { a: 1 } }]), { ...run(), runData: {} })).toBe('"Set" did not run');
    expect(judgeRun(fixture([]), { ...run([]), status: 'error', error: 'no' })).toBe('ended with error: no');
  });
});

describe('judgeOutcome', () => {
  it('knows values that JSON does not have', () => {
    expect(
      judgeOutcome({ matcher: 'toEqual', expected: { at: { $nan: true } } }, { value: { at: Number.NaN } }),
    ).toBeNull();
    expect(judgeOutcome({ matcher: 'toEqual', expected: { $undefined: true } }, { value: null })).toContain(
      'gave null',
    );
    expect(judgeOutcome({ matcher: 'toThrow', expected: 'no such' }, { error: 'there is no such word' })).toBeNull();
    expect(judgeOutcome({ matcher: 'toThrow', expected: 'no such' }, { value: 1 })).toContain('expected an error');
    expect(judgeOutcome({ matcher: 'toEqual', expected: 1 }, { error: 'no' })).toContain('failed with "no"');
  });
});

describe('fit', () => {
  const exchange = {
    base: 'https://a.test/v1',
    method: 'post',
    path: '/things?x=1',
    requestBody: { n: { m: 1 } },
    status: 200,
  };
  const request = (href: string, body: string, type = 'application/json') => ({
    method: 'POST',
    url: new URL(href),
    headers: { 'content-type': type },
    body,
  });

  it('takes an exchange for what it tells of path, query and body, as JSON or as a form', () => {
    expect(fit(exchange, request('https://a.test/v1/things?x=1', '{"n":{"m":1}}'), 'exact')).toBe(4);
    expect(
      fit(exchange, request('https://a.test/v1/things?x=1', 'n[m]=1', 'application/x-www-form-urlencoded'), 'exact'),
    ).toBe(4);
    expect(fit(exchange, request('https://a.test/v1/things?x=2', '{"n":{"m":1}}'), 'exact')).toBeNull();
    expect(fit(exchange, request('https://a.test/v1/things?x=1', '{"n":{"m":2}}'), 'exact')).toBeNull();
    expect(fit(exchange, request('https://a.test/v1/others?x=1', '{"n":{"m":1}}'), 'exact')).toBeNull();
  });

  it('takes it loosely where only the path has to be right', () => {
    expect(fit(exchange, request('https://a.test/v1/things?x=2', '{}'), 'loose')).not.toBeNull();
    expect(fit(exchange, request('https://a.test/v1/others', '{}'), 'loose')).toBeNull();
  });
});
