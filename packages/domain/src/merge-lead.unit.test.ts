import { leadFieldNames, type LeadFields } from '@leadloom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownFields, mergeLead } from './merge-lead.ts';

const known = (
  fields: LeadFields,
  source: string,
  confidence: number,
  at = '2026-01-01T00:00:00.000Z',
): KnownFields => ({
  fields,
  provenance: Object.fromEntries(Object.keys(fields).map((name) => [name, { source, confidence, at }])),
});

const side = fc
  .uniqueArray(fc.constantFrom(...leadFieldNames.filter((name) => name !== 'employees')), { maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          value: fc.string({ minLength: 1, maxLength: 3 }),
          source: fc.constantFrom('user', 'apollo', 'import'),
          confidence: fc.constantFrom(0.2, 0.5, 0.9),
          at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
        }),
      ),
    ),
  )
  .map((entries): KnownFields => ({
    fields: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
    provenance: Object.fromEntries(
      entries.map(({ name, source, confidence, at }) => [name, { source, confidence, at }]),
    ),
  }));

describe('mergeLead', () => {
  it('lets the more confident news win and says what changed', () => {
    const merged = mergeLead(
      known({ title: 'CTO', city: 'Paris' }, 'import', 0.5),
      known({ title: 'CEO', city: 'Paris' }, 'apollo', 0.9),
    );
    expect(merged.fields).toEqual({ title: 'CEO', city: 'Paris' });
    expect(merged.changes).toEqual([{ field: 'title', from: 'CTO', to: 'CEO' }]);
  });

  it("never replaces a user's word by a provider's", () => {
    const merged = mergeLead(
      known({ title: 'CTO' }, 'user', 0.1),
      known({ title: 'CEO' }, 'apollo', 1, '2026-09-01T00:00:00.000Z'),
    );
    expect(merged).toMatchObject({ fields: { title: 'CTO' }, changes: [] });
  });

  it('changes nothing when the same news comes again, and does not depend on the order', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const once = mergeLead(a, b);
        expect(mergeLead(once, b).changes).toEqual([]);
        expect(mergeLead(b, a).fields).toEqual(once.fields);
      }),
    );
  });

  it('never loses a field', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const names = Object.keys({ ...a.fields, ...b.fields }).sort();
        expect(Object.keys(mergeLead(a, b).fields).sort()).toEqual(names);
      }),
    );
  });
});
