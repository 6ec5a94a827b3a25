import { join } from 'node:path';
import { describePackage, type LoadedPackage } from '@leadloom/engine';
import { readNodeTypeInfos } from '@leadloom/engine/catalogue';
import { normaliseDocument } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import { connectAllToSandbox } from '../testing/sandbox-connections.ts';
import { type TemplateRun, templatesWorkspace } from '../templates/run-template.ts';
import { runTemplates } from '../templates/run-templates.ts';
import type { Corpus } from './corpus.ts';
import { type Group, collect } from './group.ts';
import { langchain } from './install-langchain.ts';

/** Folders of workflows that were written to be looked at or to be run by hand. */
const samples = /^_(benchmark|chat-samples|cli-import|cli-workflows|e2e-workflows|starter-samples)\//;

/**
 * Templates and samples on a real MongoDB and a real Temporal, from each trigger, with connections to the vendors of the sandbox. Those that
 * need another account or the internet are not counted.
 */
export async function checkRuns(
  services: WorkerServices,
  { fixtures, templates }: Corpus,
  installed: LoadedPackage,
  sandboxUrl: string,
): Promise<Group[]> {
  const nodeTypes = readNodeTypeInfos(join(import.meta.dirname, '../../../nodes/dist'), {
    hostNodes: true,
    packages: [describePackage(installed)],
  });
  const connections = await connectAllToSandbox(services.store, templatesWorkspace, sandboxUrl);
  const documents = [...templates, ...fixtures.filter(({ file }) => samples.test(file))].map(({ file, document }) => ({
    file,
    document: normaliseDocument(document),
  }));
  const runs = await runTemplates(services, documents, (type) => nodeTypes.find(type), connections);
  const plain = collect('Runs: templates and samples, to the end', 1);
  const agents = collect(`Runs: those of them with nodes of ${langchain}`, 1);
  const ofAgents = new Set(
    documents
      .filter(({ document }) => document.nodes.some(({ type }) => type.startsWith(`${langchain}.`)))
      .map(({ file }) => file),
  );
  const others = new Map<TemplateRun['outcome'], Set<string>>();
  for (const { file, trigger, outcome, detail } of runs)
    if (outcome === 'ran' || outcome === 'failed')
      (ofAgents.has(file) ? agents : plain).add(`${file} from "${trigger}"`, outcome === 'ran' ? null : detail);
    else others.set(outcome, (others.get(outcome) ?? new Set()).add(file));
  for (const [outcome, files] of others) plain.remark(`${files.size} workflows are not counted`, outcome);
  return [plain.done(), agents.done()];
}
