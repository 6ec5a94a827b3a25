import { describe, expect, it } from 'vitest';
import { normaliseDocument } from './index.ts';

describe('normaliseDocument', () => {
  it('reads what older exports write differently', () => {
    const document = normaliseDocument({
      name: null,
      pinData: null,
      settings: null,
      staticData: null,
      nodes: [
        { type: 'n8n-nodes-base.set', typeVersion: '3.4', position: [0, 0], parameters: null, credentials: null },
        { type: 'n8n-nodes-base.set' },
      ],
      connections: { set: { main: [null, [{ node: 'set1' }, null]] } },
    });
    expect(document).toEqual({
      staticData: null,
      nodes: [
        { name: 'set', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [0, 0] },
        { name: 'set1', type: 'n8n-nodes-base.set', position: [200, 0] },
      ],
      connections: { set: { main: [null, [{ node: 'set1', type: 'main', index: 0 }]] } },
    });
  });

  it('leaves a document of today as it is', () => {
    const document = {
      name: 'T',
      nodes: [
        { id: '1', name: 'A', type: 't', typeVersion: 1, position: [1, 2], parameters: { a: null }, extra: null },
      ],
      connections: { A: { ai_tool: [[{ node: 'A', type: 'ai_tool', index: 1 }]] } },
      settings: { timezone: 'UTC' },
      pinData: { A: [] },
      meta: { x: 1 },
    };
    expect(normaliseDocument(document)).toEqual(document);
  });
});
