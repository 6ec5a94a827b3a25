import type { WorkflowDocument } from '@leadloom/contracts';
import { type FindNodeType, type Trigger, listTriggers } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import { type TemplateRun, runTemplate } from './run-template.ts';

export interface Template {
  file: string;
  document: WorkflowDocument;
}

/** Runs each workflow from each of its triggers, as its author published it. Tells of those that cannot be run why not. */
export async function runTemplates(
  services: WorkerServices,
  templates: readonly Template[],
  findNodeType: FindNodeType,
): Promise<TemplateRun[]> {
  const runs: TemplateRun[] = [];
  for (const { file, document } of templates) {
    const missing = document.nodes.find((node) => node.disabled !== true && findNodeType(node.type) === undefined);
    if (missing !== undefined) {
      runs.push({ file, trigger: '', outcome: 'other nodes', nodes: 0, detail: missing.type });
      continue;
    }
    const triggers = listTriggers(document, findNodeType).filter(canBeStarted);
    if (triggers.length === 0)
      runs.push({ file, trigger: '', outcome: 'no start', nodes: 0, detail: 'it only listens to a foreign service' });
    for (const trigger of triggers) runs.push(await runTemplate(services, { file, document, trigger }, findNodeType));
  }
  return runs;
}

function canBeStarted({ kind }: Trigger): boolean {
  return kind === 'manual' || kind === 'webhook' || kind === 'schedule' || kind === 'workflow';
}
