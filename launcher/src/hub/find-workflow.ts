import { getWorkflow, listWorkflows, type Workflow } from '@leadloom/contracts';
import type { HubClient } from './hub-client.ts';

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
