import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { applyOperations, extractWorkflow } from '../index.ts';
import { listReferences } from './references.ts';

const node = (name: string, parameters: Record<string, unknown> = {}, type = 'set'): WorkflowNode => ({
  name,
  type: `n8n-nodes-base.${type}`,
  position: [0, 0],
  parameters,
});
const to = (...targets: string[]) => ({
  main: targets.map((target) => [{ node: target, type: 'main', index: 0 }]),
});
const options = (name = 'Part') => ({
  name,
  makeId: () => 'id',
  isTrigger: (type: string) => type.endsWith('manualTrigger'),
});
const extract = (document: WorkflowDocument, ...chosen: string[]) => {
  const extraction = extractWorkflow(document, chosen, options());
  if ('faults' in extraction) throw new Error(extraction.faults.join('\n'));
  const left = applyOperations(document, extraction.replace('w1')).document;
  return { ...extraction, left };
};
const faults = (document: WorkflowDocument, ...chosen: string[]) => {
  const extraction = extractWorkflow(document, chosen, options());
  return 'faults' in extraction ? extraction.faults.join('\n') : '';
};

// Start ─ Ask ─ A ─ B ─ End
const line: WorkflowDocument = {
  nodes: [
    node('Start', {}, 'manualTrigger'),
    node('Ask'),
    node('A', { x: "={{ $json.a + $('Ask').item.json.city.toUpperCase() + $('Ask').first().json['zip code'] }}" }),
    node('B', { x: "={{ $('A').item.json.x }}", y: '={{ $node["Ask"].json.city }}{{ $(\'Ask\').item.json.city }}' }),
    node('End', { x: "={{ $('B').item.json.x }}" }),
  ],
  connections: { Start: to('Ask'), Ask: to('A'), A: to('B'), B: to('End') },
  settings: { executionOrder: 'v1', timezone: 'Europe/Berlin', errorWorkflow: 'w9' },
};

describe('an extracted workflow', () => {
  it('begins where items came in and ends where they left', () => {
    const { document } = extract(line, 'A', 'B');
    expect(document).toMatchObject({ name: 'Part', settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' } });
    expect(document.nodes.map(({ name }) => name)).toEqual(['When Executed by Another Workflow', 'A', 'B', 'Return']);
    expect(document.connections).toEqual({
      'When Executed by Another Workflow': to('A'),
      A: to('B'),
      B: to('Return'),
    });
  });

  it('reads from its items what it took from nodes outside, and the caller puts it there', () => {
    const { document, left } = extract(line, 'A', 'B');
    const start = "$('When Executed by Another Workflow')";
    const named = (name: string) => document.nodes.find((one) => one.name === name)?.parameters;
    expect(named('A')?.['x']).toBe(
      `={{ $json.a + ${start}.item.json.Ask_city.toUpperCase() + ${start}.first().json.Ask_code }}`,
    );
    expect(named('B')).toEqual({
      x: "={{ $('A').item.json.x }}",
      y: `={{ ${start}.item.json.Ask_city1 }}{{ ${start}.item.json.Ask_city }}`,
    });
    expect(left.nodes.map(({ name }) => name)).toEqual(['Start', 'Ask', 'End', 'Inputs of Part', 'Part']);
    expect(left.nodes[3]?.parameters).toMatchObject({
      mode: 'raw',
      includeOtherFields: true,
      jsonOutput: `={{ ({ "Ask_city": $('Ask').item.json.city, "Ask_code": $('Ask').first().json['zip code'], "Ask_city1": $node["Ask"].json.city }) }}`,
    });
  });

  it('stands in the place of the nodes, and references to its end follow', () => {
    const { left } = extract(line, 'A', 'B');
    expect(left.connections).toEqual({
      Start: to('Ask'),
      Ask: to('Inputs of Part'),
      'Inputs of Part': to('Part'),
      Part: to('End'),
    });
    expect(left.nodes.find(({ name }) => name === 'End')?.parameters).toEqual({ x: "={{ $('Part').item.json.x }}" });
    expect(left.nodes.at(-1)?.parameters?.['workflowId']).toMatchObject({ value: 'w1', cachedResultName: 'Part' });
  });

  // Start ─ If ┬ Yes ┬ End       Model below Yes
  //            └ No ─┘
  it('collects several ends that lead to the same', () => {
    const branched: WorkflowDocument = {
      nodes: [node('Start', {}, 'manualTrigger'), ...['If', 'Yes', 'No', 'End', 'Model'].map((name) => node(name))],
      connections: {
        Start: to('If'),
        If: to('Yes', 'No'),
        Yes: to('End'),
        No: to('End'),
        Model: { ai_languageModel: [[{ node: 'Yes', type: 'ai_languageModel', index: 0 }]] },
      },
    };
    const { document, left } = extract(branched, 'If', 'Yes', 'No');
    expect(document.nodes.at(-1)).toMatchObject({ type: 'n8n-nodes-base.merge', parameters: { numberInputs: 2 } });
    expect(document.nodes.map(({ name }) => name)).toContain('Model');
    expect(document.connections['No']).toEqual({ main: [[{ node: 'Return', type: 'main', index: 1 }]] });
    expect(left.connections).toEqual({ Start: to('Part'), Part: to('End') });
    expect(faults(branched, 'Yes', 'No')).toContain('begins at “Yes”, “No”');
    expect(faults(branched, 'Model')).toContain('“Model” serves “Yes”');
    expect(faults(branched, 'If', 'Yes')).toContain('“If” to “No”, “Yes” to “End”');
  });
});

describe('a selection', () => {
  it('cannot be extracted when it starts the workflow, or is none', () => {
    expect(faults(line, 'Start', 'Ask')).toContain('“Start” starts this workflow');
    expect(faults(line)).toContain('Select the nodes');
  });

  it('cannot be when others read what is inside, or it reads what cannot be handed over', () => {
    expect(faults(line, 'Ask', 'A')).toContain('“B” uses data of “Ask”');
    const loose = { ...line, nodes: line.nodes.with(2, node('A', { x: "={{ $('Ask').itemMatching($itemIndex) }}" })) };
    expect(faults(loose, 'A')).toContain('“A” uses “Ask” in a way that cannot be handed over');
  });

  it('cannot be when a way ends inside while another leads out', () => {
    const open = {
      ...line,
      connections: { ...line.connections, A: to('B', 'Log') },
      nodes: [...line.nodes, node('Log')],
    };
    expect(faults(open, 'A', 'B', 'Log')).toContain('“Log” would be the end');
  });
});

it.each([
  ["$('A').item.json.a.b['c d'][0].trim()", "$('A').item.json.a.b['c d'][0]", true],
  ['$("A").all().map(x => x)', '$("A").all()', false],
  ["$('A').isExecuted ? 1 : 2", "$('A').isExecuted", false],
  ['$node.A.json.x + 1', '$node.A.json.x', true],
  ['$items("A", 0, 0)[0].json.x', '$items("A", 0, 0)[0].json.x', false],
  ["const a = $('A'); a.all()", null, false],
  ["$('A').last().json?.x", "$('A').last().json?.x", false],
])('the value of %s', (text, value, isPaired) => {
  expect(listReferences(text)).toMatchObject([{ name: 'A', value, isPaired }]);
});
