import { assert, constantFrom, dictionary, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { packProvenance, unpackProvenance } from './packed-provenance.ts';

const provenance = record({
  source: constantFrom('import', 'apollo', 'user'),
  at: constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
  confidence: constantFrom(0.5, 1),
});
const field = constantFrom('email', 'firstName', 'lastName', 'city', 'phone');

it('provenance comes back as it was', () => {
  assert(
    property(dictionary(field, provenance), (given) => {
      expect(unpackProvenance(packProvenance(given))).toEqual({ ...given });
    }),
  );
});

it('fields of one origin share it', () => {
  const origin = { source: 'import', at: '2026-01-01T00:00:00.000Z', confidence: 0.8 };
  expect(packProvenance({ email: origin, city: { ...origin } })).toEqual([{ ...origin, fields: ['email', 'city'] }]);
});
