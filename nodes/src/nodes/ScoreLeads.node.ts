import { leadFieldNames, scoreLeads, type ScoreRule } from '@leadloom/contracts';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { leadNode } from '../form/lead-node.ts';
import { splitList } from '../form/split-list.ts';
import { runBatches } from '../items/run-batches.ts';

/** Scores leads from 0 to 100 by rules; the parts of the score are kept with the lead. */
export class ScoreLeads implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Score',
    name: 'scoreLeads',
    description: 'Score leads from 0 to 100 by rules, and keep why',
    codex: { alias: ['rank', 'qualify', 'icp'] },
    properties: [
      {
        displayName: 'Rules',
        name: 'rules',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true, sortable: true },
        placeholder: 'Add Rule',
        default: {},
        description: "Without rules the hub's own are used: contact data, seniority, company size, deliverability",
        options: [
          {
            displayName: 'Rule',
            name: 'rule',
            values: [
              { displayName: 'Name', name: 'name', type: 'string', default: '', required: true },
              {
                displayName: 'Field',
                name: 'field',
                type: 'options',
                default: 'title',
                options: [...leadFieldNames, 'emailStatus'].map((name) => ({ name, value: name })),
              },
              {
                displayName: 'Condition',
                name: 'operator',
                type: 'options',
                default: 'is_known',
                options: [
                  { name: 'At Least', value: 'at_least' },
                  { name: 'At Most', value: 'at_most' },
                  { name: 'Contains', value: 'contains' },
                  { name: 'Equals', value: 'equals' },
                  { name: 'Is Known', value: 'is_known' },
                  { name: 'Is One Of', value: 'in', description: 'Several values, separated by commas' },
                ],
              },
              {
                displayName: 'Value',
                name: 'value',
                type: 'string',
                default: '',
                displayOptions: { hide: { operator: ['is_known'] } },
              },
              {
                displayName: 'Points',
                name: 'points',
                type: 'number',
                typeOptions: { minValue: -100, maxValue: 100 },
                default: 10,
              },
            ],
          },
        ],
      },
    ],
  });

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outcomes = await runBatches(this, scoreLeads, (items, first) => {
      const { rule = [] } = this.getNodeParameter('rules', first) as { rule?: (ScoreRule & { value?: string })[] };
      return rule.length === 0 ? { items } : { items, rules: rule.map(ruleOf) };
    });
    return [outcomes.map(({ item }) => item)];
  }
}

function ruleOf({ name, field, operator, points, value = '' }: ScoreRule & { value?: string }): ScoreRule {
  if (operator === 'is_known') return { name, field, operator, points };
  if (operator === 'in') return { name, field, operator, points, value: splitList(value) };
  return {
    name,
    field,
    operator,
    points,
    value: operator === 'at_least' || operator === 'at_most' ? Number(value) : value,
  };
}
