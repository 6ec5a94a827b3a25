import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { type FindNodeType, type Trigger, listTriggers } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import { type TemplateRun, runTemplate } from './run-template.ts';

export interface Template {
  file: string;
  document: WorkflowDocument;
}

/**
 * Runs each workflow from each of its triggers, as its author published it. Tells of those that cannot be run why not.
 * @param connections by the credential type that nodes ask for
 */
export async function runTemplates(
  services: WorkerServices,
  templates: readonly Template[],
  findNodeType: FindNodeType,
  connections: ReadonlyMap<string, string> = new Map(),
): Promise<TemplateRun[]> {
  const runs: TemplateRun[] = [];
  for (const { file, document: published } of templates) {
    const document = { ...published, nodes: published.nodes.map((node) => linked(node, findNodeType, connections)) };
    const missing = document.nodes.find((node) => node.disabled !== true && findNodeType(node.type) === undefined);
    if (missing !== undefined) {
      runs.push({ file, trigger: '', outcome: 'other nodes', nodes: 0, detail: missing.type });
      continue;
    }
    const triggers = listTriggers(document, findNodeType).filter(canBeStarted);
    if (triggers.length === 0)
      runs.push({ file, trigger: '', outcome: 'no start', nodes: 0, detail: 'it only listens to a foreign service' });
    for (const trigger of triggers)
      runs.push(await runTemplate(services, { file, document, trigger }, findNodeType, connections));
  }
  return runs;
}

function canBeStarted({ kind }: Trigger): boolean {
  return kind === 'manual' || kind === 'webhook' || kind === 'schedule' || kind === 'workflow' || kind === 'chat';
}

/** The node with those of the connections that its type works with, as an importer would choose them. */
function linked(
  node: WorkflowNode,
  findNodeType: FindNodeType,
  connections: ReadonlyMap<string, string>,
): WorkflowNode {
  const wanted = [...Object.keys(node.credentials ?? {}), ...(findNodeType(node.type)?.credentials ?? [])];
  const chosen = wanted.flatMap((type) => {
    const id = connections.get(type);
    return id === undefined ? [] : [[type, { id, name: type }]];
  });
  return chosen.length === 0 ? node : { ...node, credentials: { ...node.credentials, ...Object.fromEntries(chosen) } };
}
