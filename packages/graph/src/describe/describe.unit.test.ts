import type { WorkflowDocument } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import type { FindNodeType } from '../node-facts.ts';
import { drawSvg } from './draw-svg.ts';
import { integrationPoints } from './integration-points.ts';
import { writePage } from './write-page.ts';

const at = (x: number, y = 0) => [x, y];
//                  ┌ true → Tell them (credential)
// Hook → Is it big?┤
//                  └ false → Ask (off)          Model ⇢ Ask
const document: WorkflowDocument = {
  name: 'Big <leads>',
  nodes: [
    {
      name: 'About',
      type: 'n8n-nodes-base.stickyNote',
      position: at(-50, -200),
      parameters: { content: '## Why\nSo *that*' },
    },
    {
      name: 'Ask',
      type: 'n8n-nodes-base.httpRequest',
      position: at(400, 200),
      parameters: { url: 'https://me:pw@a.example/v1?key=secret' },
      disabled: true,
    },
    { name: 'Hook', type: 'n8n-nodes-base.webhook', position: at(0), parameters: { path: 'in', httpMethod: 'POST' } },
    { name: 'Is it big?', type: 'n8n-nodes-base.if', position: at(200), parameters: {} },
    {
      name: 'Tell them',
      type: 'n8n-nodes-base.slack',
      position: at(400),
      parameters: { resource: 'message', operation: 'post' },
      credentials: { slackApi: { id: '1', name: 'Our Slack' } },
      notes: 'In #sales',
    },
    {
      name: 'Get',
      type: 'n8n-nodes-base.httpRequest',
      position: at(600),
      parameters: { url: '=https://me:pw@b.example/{{ $json.id }}?key=secret' },
    },
    { name: 'Model', type: 'x.model', position: at(400, 400), parameters: {} },
  ],
  connections: {
    Hook: { main: [[{ node: 'Is it big?', type: 'main', index: 0 }]] },
    'Is it big?': {
      main: [[{ node: 'Tell them', type: 'main', index: 0 }], [{ node: 'Ask', type: 'main', index: 0 }]],
    },
    'Tell them': { main: [[{ node: 'Get', type: 'main', index: 0 }]] },
    Model: { ai_languageModel: [[{ node: 'Ask', type: 'ai_languageModel', index: 0 }]] },
  },
};
const findNodeType: FindNodeType = (type) =>
  type.startsWith('x.') ? undefined : { isTrigger: type.endsWith('webhook'), credentials: [] };

describe('a page about a workflow', () => {
  it('tells how it starts, what it does, what it touches and what it needs', () => {
    const page = writePage(document, {
      name: 'Big <leads>',
      description: 'Tells of them.',
      findNodeType,
      titleOf: (type) => type.split('.').at(-1) ?? '',
      outputNamesOf: (type) => (type.endsWith('.if') ? ['true', 'false'] : []),
    });
    expect(page).toBe(String.raw`# Big \<leads\>

Tells of them.

## How it starts

- **Hook**: when its address is called

## What it does

1. **Hook** (webhook) → Is it big?
2. **Model** (model) → as languageModel Ask
3. **Is it big?** (if) → Tell them (true), Ask (false)
4. **Ask** (httpRequest), turned off: items pass it unchanged
5. **Tell them** (slack, post: message) → Get. In \#sales
6. **Get** (httpRequest)

## Integration points

- In: webhook at **Hook**, ${'`POST /webhook/in`'}
- Out: slack at **Tell them**
- Out: httpRequest at **Get**, ${'`GET https://b.example/{{ $json.id }}`'}

## Credentials

| Credential | Type | Used by |
| --- | --- | --- |
| Our Slack | slackApi | Tell them |

## Notes on the drawing

> ## Why
> So *that*
`);
  });

  it('names no login and no query of an address', () => {
    const addresses = integrationPoints(document, findNodeType).map(({ address }) => address);
    expect(addresses.join()).not.toMatch(/pw|secret/);
  });
});

describe('a picture of a workflow', () => {
  it('shows each node, note and wire, with names that are no markup', () => {
    const svg = drawSvg(
      { ...document, nodes: [...document.nodes, { name: '<script>', type: 'x.y', position: at(0, 300) }] },
      findNodeType,
    );
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain('<script>');
    expect(svg.match(/class="name"/g)).toHaveLength(7);
    expect(svg.match(/class="wire/g)).toHaveLength(5);
    expect(svg).toContain('>Why</text>');
    expect(svg).toMatch(/^<svg [^>]*viewBox="-90 -240 826 [0-9]+"/);
  });

  it('is a picture even of nothing', () => {
    expect(drawSvg({ nodes: [], connections: {} }, findNodeType)).toMatch(/^<svg [^>]*viewBox="-40 -40 [0-9]+ [0-9]+"/);
  });
});
