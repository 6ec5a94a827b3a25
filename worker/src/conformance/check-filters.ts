import type { WorkflowDocument } from '@leadloom/contracts';
import type { ConformanceEngine } from './conformance-engine.ts';
import type { Corpus } from './corpus.ts';
import { type Group, collect } from './group.ts';
import { runDocument } from './run-document.ts';

interface Table {
  title: string;
  operator: Record<string, unknown>;
  options: Record<string, unknown> | null;
  rows: { left: unknown; right?: unknown; expected: boolean }[];
}

/** The tables of filter operators, each row by an If node of its own. */
export async function checkFilters(engine: ConformanceEngine, corpus: Corpus): Promise<Group> {
  const { tables } = corpus.read('_expressions/filter-operator-tables.json') as { tables: Table[] };
  const group = collect('Filter operators', 1);
  const host = engine.host('whole');
  for (const { title, operator, options, rows } of tables)
    for (const { left, right, expected } of rows) {
      const conditions = {
        options: { caseSensitive: false, leftValue: '', typeValidation: 'strict', version: 3, ...options },
        combinator: 'and',
        conditions: [{ id: '1', leftValue: written(left), rightValue: written(right), operator }],
      };
      const run = await runDocument(host, ifDocument(conditions, options?.['typeValidation'] === 'loose'), {
        cutting: 'whole',
      });
      const outputs = run.runData['If']?.[0]?.data?.['main'];
      const passed = outputs === undefined ? (run.error ?? run.status) : (outputs[0]?.length ?? 0) === 1;
      group.add(
        `${title} of ${JSON.stringify(left)} and ${JSON.stringify(right)}`,
        passed === expected ? null : `gave ${passed}, expected ${expected}`,
      );
    }
  return group.done();
}

function ifDocument(conditions: object, looseTypeValidation: boolean): WorkflowDocument {
  return {
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      {
        name: 'If',
        type: 'n8n-nodes-base.if',
        typeVersion: 2.3,
        position: [200, 0],
        parameters: { conditions, looseTypeValidation, options: {} },
      },
    ],
    connections: { Manual: { main: [[{ node: 'If', type: 'main', index: 0 }]] } },
    settings: { timezone: 'America/New_York' },
  };
}

/** A value as a parameter: what JSON does not have is given by an expression. */
function written(value: unknown): unknown {
  if (value === undefined) return '={{ undefined }}';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('$undefined' in value) return '={{ undefined }}';
  if ('$nan' in value) return '={{ NaN }}';
  if ('$jsDate' in value) return `={{ new Date(${argument(value.$jsDate)}) }}`;
  if ('$luxon' in value)
    return `={{ ${value.$luxon as string}(${(value as { args?: unknown[] }).args?.map((one) => JSON.stringify(one)).join(', ') ?? ''}) }}`;
  return value;
}

function argument(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value[0] : value);
}
