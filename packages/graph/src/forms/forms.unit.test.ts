import type { NodeDescription, NodeProperty } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { changeParameters, isDisplayed, onlyAccounts, storedValue, valueAt, withValueAt } from './index.ts';

const choice = (name: string, values: string[], show?: Record<string, unknown[]>): NodeProperty => ({
  name,
  displayName: name,
  type: 'options',
  default: values[0],
  options: values.map((value) => ({ name: value, value })),
  ...(show === undefined ? {} : { displayOptions: { show } }),
});
const description: NodeDescription = {
  name: 'x',
  displayName: 'X',
  group: [],
  version: 2,
  defaults: {},
  inputs: ['main'],
  outputs: ['main'],
  properties: [
    choice('resource', ['contact', 'deal']),
    choice('operation', ['get', 'merge'], { resource: ['contact'] }),
    choice('operation', ['get', 'win'], { resource: ['deal'] }),
  ],
};
const node = { typeVersion: 2, description };

describe('a change of one field', () => {
  it('leaves everything else as it is stored, by identity', () => {
    const parameters = { operation: 'merge', options: { a: { b: [1] } }, unknown: [{}] };
    const changed = changeParameters(node, parameters, 'options.c', 'x');
    expect(changed).toEqual({ ...parameters, options: { a: { b: [1] }, c: 'x' } });
    expect(changed['unknown']).toBe(parameters.unknown);
    expect(valueAt(changed, 'options.a')).toBe(parameters.options.a);
  });

  it('takes away a choice that the new form does not have, and keeps one that it has', () => {
    expect(changeParameters(node, { operation: 'merge', x: 1 }, 'resource', 'deal')).toEqual({
      resource: 'deal',
      x: 1,
    });
    const kept = { operation: 'get' };
    expect(changeParameters(node, kept, 'resource', 'deal')).toEqual({ resource: 'deal', operation: 'get' });
  });

  it('stores no defaults, but in collections', () => {
    const [field] = description.properties;
    if (field === undefined) throw new Error('no field');
    expect(storedValue(field, 'contact', false)).toBeUndefined();
    expect(storedValue(field, 'contact', true)).toBe('contact');
    expect(storedValue(field, 'deal', false)).toBe('deal');
  });

  it('writes into rows', () => {
    const rows = { values: [{ a: 1 }, { a: 2 }] };
    expect(withValueAt(rows, 'values[1].a', 3)).toEqual({ values: [{ a: 1 }, { a: 3 }] });
    expect(withValueAt({}, 'values[0].a', 1)).toEqual({ values: [{ a: 1 }] });
    expect(withValueAt(rows, 'values[0].a', undefined)).toEqual({ values: [{}, { a: 2 }] });
  });
});

describe('rules of display', () => {
  const place = { node, values: { a: { __rl: true, value: 'x' }, n: 5 }, root: { top: ['p', 'q'] } };
  it.each([
    [{ show: { a: ['x'] } }, true],
    [{ show: { '@version': [{ _cnd: { gte: 2 } }] } }, true],
    [{ show: { '@version': [1] } }, false],
    [{ show: { n: [{ _cnd: { between: { from: 1, to: 4 } } }] } }, false],
    [{ show: { '/top': ['q'] } }, true],
    [{ hide: { '/top': ['q'] } }, false],
    [{ show: { missing: [{ _cnd: { exists: true } }] } }, false],
    [{ show: { missing: [{ _cnd: { not: 'x' } }] } }, true],
  ])('%j: %s', (displayOptions, expected) => {
    expect(isDisplayed({ displayOptions }, place)).toBe(expected);
  });
});

describe('accounts of a node that was just placed', () => {
  const login = (name: string, resource: string) => ({ name, displayOptions: { show: { resource: [resource] } } });
  const withLogins = { ...description, credentials: [login('contactApi', 'contact'), login('dealApi', 'deal')] };
  const connection = (id: string, credentialType: string) => ({ id, name: id.toUpperCase(), credentialType });
  const all = [connection('a', 'contactApi'), connection('b', 'dealApi'), connection('c', 'dealApi')];
  const accounts = (given: Record<string, unknown>, connections = all) =>
    onlyAccounts({ typeVersion: 2, description: withLogins }, given, connections);

  it('are those of which there is one, and which its settings ask for', () => {
    expect(accounts({})).toEqual({ contactApi: { id: 'a', name: 'A' } });
    expect(accounts({ resource: 'deal' })).toEqual({});
    expect(accounts({ resource: 'deal' }, all.slice(0, 2))).toEqual({ dealApi: { id: 'b', name: 'B' } });
  });
});
