import type { WorkflowDocument } from '@leadloom/contracts';

const base = (name: string, type: string, typeVersion: number, parameters: object) => ({
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  position: [0, 0] as [number, number],
  parameters: parameters as Record<string, unknown>,
});
const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/** Manual → a list of so many numbers → one item for each. */
const items = (count: number) => [
  base('Manual', 'manualTrigger', 1, {}),
  base('List', 'set', 3.4, {
    mode: 'raw',
    jsonOutput: `={{ { "list": Array.from({ length: ${count} }, (_, place) => ({ number: (place * 7919) % ${count} })) } }}`,
    options: {},
  }),
  base('Items', 'splitOut', 1, { fieldToSplitOut: 'list', options: {} }),
];

/** A loop of so many rounds, each of which evaluates one expression. */
export function loop(rounds: number): WorkflowDocument {
  return {
    name: `Loop of ${rounds}`,
    nodes: [
      ...items(rounds),
      base('Loop', 'splitInBatches', 3, { batchSize: 1, options: {} }),
      base('Round', 'set', 3.4, {
        mode: 'manual',
        assignments: { assignments: [{ id: 'n', name: 'next', type: 'number', value: '={{ $json.number + 1 }}' }] },
        options: {},
      }),
      base('Done', 'noOp', 1, {}),
    ],
    connections: {
      Manual: to('List'),
      List: to('Items'),
      Items: to('Loop'),
      Loop: { main: [[{ node: 'Done', type: 'main', index: 0 }], [{ node: 'Round', type: 'main', index: 0 }]] },
      Round: to('Loop'),
    },
    settings: { executionOrder: 'v1' },
  };
}

/** Many items through Sort → Aggregate → Split Out → Remove Duplicates. */
export function many(count: number): WorkflowDocument {
  return {
    name: `${count} items`,
    nodes: [
      ...items(count),
      base('Sort', 'sort', 1, { sortFieldsUi: { sortField: [{ fieldName: 'number' }] }, options: {} }),
      base('Aggregate', 'aggregate', 1, { aggregate: 'aggregateAllItemData', options: {} }),
      base('Split', 'splitOut', 1, { fieldToSplitOut: 'data', options: {} }),
      base('Unique', 'removeDuplicates', 2, { options: {} }),
    ],
    connections: {
      Manual: to('List'),
      List: to('Items'),
      Items: to('Sort'),
      Sort: to('Aggregate'),
      Aggregate: to('Split'),
      Split: to('Unique'),
    },
    settings: { executionOrder: 'v1' },
  };
}
