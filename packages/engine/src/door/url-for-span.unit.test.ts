import { expect, test } from 'vitest';
import { urlForSpan } from './url-for-span.ts';

test.each([
  [
    'https://api.hubapi.com/crm/v3/objects/contacts/123?idProperty=email',
    'https://api.hubapi.com/crm/v3/objects/contacts/*',
  ],
  [
    'https://acme.my.salesforce.com/services/data/v59.0/sobjects/Lead/00Q1',
    'https://acme.my.salesforce.com/services/data/v59.0/sobjects/Lead/*',
  ],
  ['https://user:secret@vendor.example:8443/v1/people#jane', 'https://vendor.example:8443/v1/people'],
  ['https://www.linkedin.com/in/jane-doe/', 'https://www.linkedin.com/*/*/'],
  ['https://hooks.slack.com/services/T0/B0/secret', 'https://hooks.slack.com/services/*/*/*'],
  ['https://vendor.example/people/jane', 'https://vendor.example/people/*'],
  ['https://vendor.example/people/jane%40firma.example?key=secret', 'https://vendor.example/people/*'],
  ['https://vendor.example/', 'https://vendor.example/'],
])('%s is shown as %s', (url, shown) => {
  expect(urlForSpan(new URL(url))).toBe(shown);
});
