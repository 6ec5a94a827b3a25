import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
  createWorkflow,
  getWorkflow,
  listWorkflows,
  updateWorkflow,
  type Workflow,
  type WorkflowDocument,
  type WorkflowWithDocument,
} from '@leadloom/contracts';
import { Problem } from '../problem.ts';
import type { HubClient } from './hub-client.ts';

/** Saves a workflow file in the hub: as a new version of the workflow of that name, or as a new workflow. */
export async function saveWorkflow(call: HubClient, file: string): Promise<WorkflowWithDocument> {
  const document = readJson(file) as WorkflowDocument;
  const name = document.name ?? basename(file, '.json');
  const existing = await findWorkflow(call, name);
  if (existing === undefined) return call(createWorkflow, { body: { name, document } });
  return call(updateWorkflow, { params: { id: existing.id }, body: { baseVersion: existing.version, document } });
}

/** The workflow of exactly that name or id. Undefined when there is none. */
export async function findWorkflow(call: HubClient, nameOrId: string): Promise<Workflow | undefined> {
  for (let cursor: string | undefined; ;) {
    const page = await call(listWorkflows, { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } });
    const found = page.items.find((workflow) => workflow.name === nameOrId || workflow.id === nameOrId);
    if (found !== undefined) return found;
    if (page.nextCursor === null) return undefined;
    cursor = page.nextCursor;
  }
}

/** The newest document of a workflow, with its name, as n8n writes it into a file. */
export async function workflowFile(call: HubClient, { id, name }: Workflow): Promise<string> {
  const { document } = await call(getWorkflow, { params: { id } });
  return `${JSON.stringify({ ...document, name }, null, 2)}\n`;
}

/** A JSON file, named as the person at the terminal sees it. */
export function readJson(file: string): unknown {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Problem(`${path} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
}
