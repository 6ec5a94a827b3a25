import {
  createImport,
  getImport,
  type ImportJob,
  listImportErrors,
  listLeads,
  startImport,
  updateImport,
} from '@leadloom/contracts';
import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  NodeConnectionTypes,
  NodeOperationError,
  sleep,
} from 'n8n-workflow';
import { leadNode } from '../form/lead-node.ts';
import { splitList } from '../form/split-list.ts';
import { hubRequest } from '../hub/hub-request.ts';
import { idempotencyKey } from '../hub/run-operation.ts';
import { leadJson } from '../items/lead-json.ts';

/** Imports a CSV file at the hub; gives the leads on the first output and the refused rows on the second. */
export class ImportLeads implements INodeType {
  description = leadNode({
    displayName: 'Leadloom: Import Leads',
    name: 'importLeads',
    description: 'Import the rows of a CSV file as leads',
    codex: { alias: ['csv', 'upload', 'list'] },
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Leads', 'Refused Rows'],
    properties: [
      {
        displayName: 'Input Binary Field',
        name: 'binaryProperty',
        type: 'string',
        default: 'data',
        required: true,
        description: 'Field of the item that holds the CSV file',
      },
      {
        displayName: 'Tags',
        name: 'tags',
        type: 'string',
        default: '',
        placeholder: 'fair-2026, inbound',
        description: 'Tags that all imported leads get, separated by commas',
      },
    ],
  });

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const leads: INodeExecutionData[] = [];
    const refused: INodeExecutionData[] = [];
    for (const index of this.getInputData().keys()) {
      const pairedItem = { item: index };
      const job = await importFile(this, index);
      await eachPage(async (cursor) => {
        const page = await hubRequest(this, listLeads, {
          query: { tag: importTag(job.id), sort: 'createdAt', limit: 200, ...cursor },
        });
        leads.push(...page.items.map((lead) => ({ json: leadJson(lead), pairedItem })));
        return page.nextCursor;
      });
      await eachPage(async (cursor) => {
        const page = await hubRequest(this, listImportErrors, {
          params: { id: job.id },
          query: { limit: 200, ...cursor },
        });
        refused.push(...page.items.map((error) => ({ json: { ...error }, pairedItem })));
        return page.nextCursor;
      });
    }
    return [leads, refused];
  }
}

const importTag = (importId: string) => `import:${importId}`;

/**
 * Uploads, tags and starts, then waits for the end. Upload and start are harmless to repeat: the hub knows them by the idempotency key
 * and by the state of the import.
 */
async function importFile(context: IExecuteFunctions, index: number): Promise<ImportJob> {
  const property = context.getNodeParameter('binaryProperty', index);
  const tags = splitList(context.getNodeParameter('tags', index));
  const file = context.helpers.assertBinaryData(index, property);
  const csv = await context.helpers.getBinaryDataBuffer(index, property);
  const created = await hubRequest(context, createImport, {
    query: { fileName: file.fileName ?? 'leads.csv' },
    body: csv,
    headers: { 'Content-Type': 'text/csv', 'Idempotency-Key': idempotencyKey(context, index) },
  });
  const params = { id: created.id };
  let job = created;
  if (job.status === 'uploaded') {
    const allTags = [...new Set([...tags, importTag(job.id)])];
    await hubRequest(context, updateImport, { params, body: { tags: allTags } });
    job = await hubRequest(context, startImport, { params });
  }
  while (job.status === 'running' || job.status === 'uploaded') {
    await sleep(300);
    job = await hubRequest(context, getImport, { params });
  }
  if (job.status === 'done') return job;
  throw new NodeOperationError(
    context.getNode(),
    `The import of ${job.fileName} ended as ${job.status}: ${job.error ?? 'no reason given'}`,
    {
      itemIndex: index,
      description: 'Open the import in the hub to see its rows and mapping.',
    },
  );
}

async function eachPage(next: (cursor: { cursor?: string }) => Promise<string | null>): Promise<void> {
  let cursor = await next({});
  while (cursor !== null) cursor = await next({ cursor });
}
