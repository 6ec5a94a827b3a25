import { beforeEach, expect, test } from 'vitest';
import { SandboxState } from '../../../server/state.ts';
import type { VendorContext } from '../../../server/vendor.ts';
import { account } from '../objects/account.ts';
import { contact } from '../objects/contact.ts';
import { openOrg, type Org } from '../org.ts';
import { ensureOrgBasics } from '../org-basics.ts';
import { createRecord } from '../write-record.ts';
import { parseQuery } from './parse-query.ts';
import { runQuery } from './run-query.ts';

const NOW = Date.parse('2026-11-18T12:00:00Z');

let org: Org;

function run(soql: string): Record<string, unknown>[] {
  const result = runQuery(org, parseQuery(soql, NOW), { version: 'v62.0', withDeleted: false });
  return result.rows(0, 1000).map(({ attributes: _attributes, ...row }) => row);
}

function names(where: string): unknown[] {
  return run(`SELECT LastName FROM Contact WHERE ${where} ORDER BY LastName`).map((row) => row['LastName']);
}

beforeEach(() => {
  const context = { state: new SandboxState(), now: () => NOW, takeFault: () => undefined } as unknown as VendorContext;
  org = openOrg(context);
  ensureOrgBasics(org);
  const { Id } = createRecord(org, org.table(account), { Name: "O'Loom", NumberOfEmployees: 40, AnnualRevenue: 1.5 });
  const people = [
    { LastName: 'Ada', Email: 'ada@x.example', Birthdate: '1990-05-01', AccountId: Id, DoNotCall: true },
    { LastName: 'bob', Email: 'bob_b@x.example', Birthdate: '2026-11-18' },
    { LastName: 'Çelik', Title: '100% sure', Birthdate: '2026-11-17', AccountId: Id },
  ];
  for (const person of people) createRecord(org, org.table(contact), person);
});

test.each([
  ["LastName = 'ADA'", ['Ada']],
  ["LastName != 'Ada'", ['bob', 'Çelik']],
  ['Email = null', ['Çelik']],
  ['Email <> null', ['Ada', 'bob']],
  ["Email LIKE '%@X.example'", ['Ada', 'bob']],
  [String.raw`Email LIKE 'bob\_b%'`, ['bob']],
  [String.raw`Title LIKE '100\%%'`, ['Çelik']],
  ["LastName IN ('ada', 'BOB')", ['Ada', 'bob']],
  ["LastName NOT IN ('ada')", ['bob', 'Çelik']],
  ["(NOT LastName LIKE 'a%') AND (Email = null OR LastName = 'bob')", ['bob', 'Çelik']],
  ['DoNotCall = true', ['Ada']],
  ['DoNotCall = false', ['bob', 'Çelik']],
  ['Birthdate < 2000-01-01', ['Ada']],
  ['Birthdate = TODAY', ['bob']],
  ['Birthdate = YESTERDAY', ['Çelik']],
  ['Birthdate = THIS_WEEK', ['bob', 'Çelik']],
  ['Birthdate >= LAST_N_DAYS:1', ['bob', 'Çelik']],
  ['CreatedDate <= 2026-11-18T13:00:00+01:00', ['Ada', 'bob', 'Çelik']],
  ['CreatedDate > 2026-11-18T12:00:00Z', []],
  [String.raw`Account.Name = 'O\'Loom'`, ['Ada', 'Çelik']],
  ['Account.NumberOfEmployees >= 40', ['Ada', 'Çelik']],
  ['AccountId IN (SELECT Id FROM Account WHERE AnnualRevenue < 2)', ['Ada', 'Çelik']],
])('WHERE %s', (where, expected) => {
  expect(names(where)).toEqual(expected);
});

test('columns come as Salesforce spells them, parents nested, children listed', () => {
  expect(run("select lastname, contact.account.name from Contact where lastname = 'ada'")).toMatchObject([
    { LastName: 'Ada', Account: { attributes: { type: 'Account' }, Name: "O'Loom" } },
  ]);
  expect(run("SELECT Account.Name FROM Contact WHERE LastName = 'bob'")).toEqual([{ Account: null }]);
  expect(run('SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account')).toMatchObject(
    [{ Contacts: { totalSize: 1, done: true, records: [{ LastName: 'Çelik' }] } }],
  );
});

test('aggregates, order with nulls, limit and offset', () => {
  expect(run('SELECT COUNT(Id) n, MAX(LastName) FROM Contact')).toEqual([{ n: 3, expr0: 'Çelik' }]);
  expect(run('SELECT AccountId, COUNT(Id) FROM Contact GROUP BY AccountId').map((row) => row['expr0'])).toEqual([2, 1]);
  expect(run('SELECT Email FROM Contact ORDER BY Email NULLS LAST').at(-1)).toEqual({ Email: null });
  expect(run('SELECT LastName FROM Contact ORDER BY LastName DESC LIMIT 1 OFFSET 1')).toEqual([{ LastName: 'bob' }]);
});

test.each([
  ['SELECT Shoe FROM Contact', 'INVALID_FIELD', "No such column 'Shoe' on entity 'Contact'"],
  ['SELECT Id FROM Contakt', 'INVALID_TYPE', "sObject type 'Contakt' is not supported"],
  ['SELECT Id FROM Contact WHERE', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Contact WHERE A = 1 AND B = 2 OR C = 3', 'MALFORMED_QUERY', "unexpected token: 'OR'"],
  ["SELECT Id FROM Contact WHERE CreatedDate > '2026-01-01'", 'INVALID_FIELD', 'should not be enclosed in quotes'],
  ['SELECT Id FROM Contact WHERE LastName = 5', 'INVALID_FIELD', 'should be enclosed in quotes'],
  ['SELECT Id FROM Contact WHERE Boss.Name = null', 'INVALID_FIELD', "Didn't understand relationship 'Boss'"],
])('%s is refused', (soql, errorCode, message) => {
  expect(() => run(soql)).toThrow(
    expect.objectContaining({
      faults: [expect.objectContaining({ errorCode, message: expect.stringContaining(message) as string }) as object],
    }) as Error,
  );
});
