import { expect, it } from 'vitest';
import { maskItem } from './mask-item.ts';

const marked = { __redacted: true, reason: 'node_defined_field', canReveal: false };

it('takes fields out wherever they are, and leaves the rest', () => {
  const item = {
    json: {
      email: 'a@b.example',
      lead: { fields: { phone: '1', city: 'Bonn' } },
      contacts: [{ email: 'c' }, 'text', { name: 'N' }],
    },
    binary: { data: { id: 'leadloom:fil_1' } },
    pairedItem: { item: 0 },
    error: { message: 'a@b.example is taken' },
  };
  expect(maskItem(item, ['email', 'lead.fields.phone', 'contacts.email', 'missing.too', 'email.deeper'])).toEqual({
    json: {
      email: marked,
      lead: { fields: { phone: marked, city: 'Bonn' } },
      contacts: [{ email: marked }, 'text', { name: 'N' }],
    },
    binary: { data: { id: 'leadloom:fil_1' } },
    pairedItem: { item: 0 },
  });
  expect(item.json.email).toBe('a@b.example');
});

it('leaves nothing where all is to be masked', () => {
  expect(maskItem({ json: { a: 1 }, binary: {}, pairedItem: { item: 2 } }, ['a', '*'])).toEqual({
    json: {},
    pairedItem: { item: 2 },
    redaction: { redacted: true, reason: 'workflow_redaction_policy' },
  });
});
