import { expect, it } from 'vitest';
import { findNodes } from '../index.ts';

const node = (name: string, type: string, extra = {}) => ({ name, type, position: [0, 0], ...extra });
const nodes = [
  node('Ask', 'n8n-nodes-base.httpRequest', {
    parameters: { url: 'https://slack.test', header: { list: [{ name: 'X-Key' }] } },
  }),
  node('Tell', 'n8n-nodes-base.slack', { disabled: true, notes: 'Only on Mondays' }),
  node('To Slack', 'n8n-nodes-base.noOp'),
];
const surroundings = {
  invalid: new Set(['Tell']),
  modified: new Set(['Ask', 'Tell']),
  titleOf: (type: string) => (type.endsWith('httpRequest') ? 'HTTP Request' : type),
};

it.each([
  ['slack', ['To Slack', 'Ask', 'Tell']],
  ['type:slack', ['Tell']],
  ['type:"http request"', ['Ask']],
  ['"http request"', ['Ask']],
  ['X-KEY', ['Ask']],
  ['mondays slack', ['Tell']],
  ['is:disabled', ['Tell']],
  ['is:modified is:invalid', ['Tell']],
  ['is:modified http', ['Ask']],
  ['nothing', []],
  ['  ', []],
])('%s', (search, expected) => {
  expect(findNodes({ nodes }, search, surroundings).map(({ name }) => name)).toEqual(expected);
});

it('says which parameter has the word', () => {
  expect(findNodes({ nodes }, 'ask x-key', surroundings)).toEqual([{ name: 'Ask', parameter: 'header.list.0.name' }]);
});
