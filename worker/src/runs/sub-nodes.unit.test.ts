import type { WorkflowDocument } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { withSubNodes } from './sub-nodes.ts';

const node = (name: string) => ({ name, type: `test.${name}`, position: [0, 0] as [number, number], parameters: {} });
const to = (type: string, target: string) => ({ [type]: [[{ node: target, type, index: 0 }]] });

it('finds what serves a node, and what serves that, but not what gives it items', () => {
  const document = {
    nodes: ['start', 'agent', 'model', 'store', 'embeddings', 'after'].map(node),
    connections: {
      start: to('main', 'agent'),
      agent: to('main', 'after'),
      model: to('ai_languageModel', 'agent'),
      store: to('ai_tool', 'agent'),
      embeddings: to('ai_embedding', 'store'),
    },
  } as unknown as WorkflowDocument;
  const names = (name: string) => withSubNodes(document, node(name)).map((one) => one.name);
  expect(names('agent').toSorted()).toEqual(['agent', 'embeddings', 'model', 'store']);
  expect(names('after')).toEqual(['after']);
});
