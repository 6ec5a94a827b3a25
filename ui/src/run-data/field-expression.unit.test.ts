import { expect, test } from 'vitest';
import { fieldExpression } from './field-expression.ts';

test.each([
  [['email'], null, '{{ $json.email }}'],
  [['lead', 'tags', 0], null, '{{ $json.lead.tags[0] }}'],
  [['first name', 'x'], null, "{{ $json['first name'].x }}"],
  [["it's"], null, "{{ $json['it\\'s'] }}"],
  [['email'], "Ada's node", "{{ $('Ada\\'s node').item.json.email }}"],
])('%j of %s is %s', (path, node, expression) => {
  expect(fieldExpression(path, node)).toBe(expression);
});
