import { sourceLeads, type SourceRequest } from '@leadloom/contracts';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { connectionField, connectionOptions } from '../form/connection-field.ts';
import { leadNode } from '../form/lead-node.ts';
import { splitList } from '../form/split-list.ts';
import { runOperation } from '../hub/run-operation.ts';
import { leadJson, resultJson } from '../items/lead-json.ts';

/** Searches a provider for people and stores them as leads; gives one item per lead. */
export class FindLeads implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Find Leads',
    name: 'findLeads',
    description: 'Search a provider such as Apollo for people and keep them as leads',
    subtitle: '={{ $parameter["limit"] + " leads" }}',
    codex: { alias: ['source', 'prospect', 'search people', 'apollo'] },
    properties: [
      connectionField('search-people', {
        displayName: 'Provider Name or ID',
        name: 'connectionId',
        description: 'Connection that is searched',
      }),
      {
        displayName: 'Limit',
        name: 'limit',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 10_000 },
        default: 50,
        description: 'Max number of results to return',
      },
      {
        displayName: 'Filters',
        name: 'filters',
        type: 'collection',
        placeholder: 'Add Filter',
        default: {},
        options: [
          listFilter('Company Domains', 'companyDomains', 'acme.example, initech.example'),
          listFilter('Countries', 'countries', 'DE, FR', 'Two-letter country codes'),
          { displayName: 'Employees at Least', name: 'employeesMin', type: 'number', default: 0 },
          { displayName: 'Employees at Most', name: 'employeesMax', type: 'number', default: 0 },
          listFilter('Industries', 'industries', 'software, logistics'),
          { displayName: 'Keywords', name: 'keywords', type: 'string', default: '' },
          listFilter('Seniorities', 'seniorities', 'c_suite, vp, director'),
          listFilter('Titles', 'titles', 'head of sales, cto'),
        ],
      },
    ],
  });

  methods = connectionOptions('search-people');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const found: INodeExecutionData[] = [];
    for (const index of this.getInputData().keys()) {
      const results = await runOperation(
        this,
        sourceLeads,
        {
          connectionId: this.getNodeParameter('connectionId', index) as string,
          limit: this.getNodeParameter('limit', index),
          filters: filtersOf(this.getNodeParameter('filters', index)),
        },
        index,
      );
      for (const result of results) {
        const json = result.lead === undefined ? { leadloom: resultJson(result) } : leadJson(result.lead, result);
        found.push({ json, pairedItem: { item: index } });
      }
    }
    return [found];
  }
}

function listFilter(
  displayName: string,
  name: string,
  placeholder: string,
  description = 'Several are separated by commas',
) {
  return { displayName, name, placeholder, description, type: 'string', default: '' } as const;
}

const lists = ['companyDomains', 'countries', 'industries', 'seniorities', 'titles'];

function filtersOf(given: IDataObject): SourceRequest['filters'] {
  const known = Object.entries(given).filter(([, value]) => value !== '' && value !== 0);
  return Object.fromEntries(known.map(([name, value]) => [name, lists.includes(name) ? splitList(value) : value]));
}
