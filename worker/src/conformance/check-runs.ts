import { join } from 'node:path';
import { readNodeTypeInfos } from '@leadloom/engine/catalogue';
import { normaliseDocument } from '@leadloom/graph';
import type { WorkerServices } from '../services.ts';
import type { TemplateRun } from '../templates/run-template.ts';
import { runTemplates } from '../templates/run-templates.ts';
import type { Corpus } from './corpus.ts';
import { type Group, collect } from './group.ts';

/** Folders of workflows that were written to be looked at or to be run by hand. */
const samples = /^_(benchmark|chat-samples|cli-import|cli-workflows|e2e-workflows|starter-samples)\//;

/** Templates and samples on a real MongoDB and a real Temporal, from each trigger. Those that need an account or the internet are not counted. */
export async function checkRuns(services: WorkerServices, { fixtures, templates }: Corpus): Promise<Group> {
  const nodeTypes = readNodeTypeInfos(join(import.meta.dirname, '../../../nodes/dist'), { hostNodes: true });
  const documents = [...templates, ...fixtures.filter(({ file }) => samples.test(file))].map(({ file, document }) => ({
    file,
    document: normaliseDocument(document),
  }));
  const runs = await runTemplates(services, documents, (type) => nodeTypes.find(type));
  const group = collect('Runs: templates and samples, to the end', 1);
  const others = new Map<TemplateRun['outcome'], Set<string>>();
  for (const { file, trigger, outcome, detail } of runs)
    if (outcome === 'ran' || outcome === 'failed')
      group.add(`${file} from "${trigger}"`, outcome === 'ran' ? null : detail);
    else others.set(outcome, (others.get(outcome) ?? new Set()).add(file));
  for (const [outcome, files] of others) group.remark(`${files.size} workflows are not counted`, outcome);
  return group.done();
}
