import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WorkflowDocument } from '@leadloom/contracts';
import { readNodeTypeInfos } from '@leadloom/engine/catalogue';
import type { TemplateRun } from './templates/run-template.ts';
import { type Template, runTemplates } from './templates/run-templates.ts';
import { type TestWorker, startTestServers, startTestWorker } from './testing/start-test-worker.ts';

/** Published workflows that must run here as they are, of a folder that has this many or more. */
const wanted = 10;

/**
 * Imports every n8n workflow of a folder and runs it from each of its triggers, as it is. Prints what became of each; fails when fewer than
 * ten ran to their end, or when one failed for a reason that lies here. Workflows that need an account or the internet count as neither.
 */
async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stderr.write('Which folder? npm run check:templates -- <folder with n8n workflows as JSON files>\n');
    return 2;
  }
  const templates = readTemplates(resolve(process.env['INIT_CWD'] ?? '.', folder));
  const nodeTypes = readNodeTypeInfos(join(import.meta.dirname, '../../nodes/dist'), { hostNodes: true });
  const servers = await startTestServers();
  let worker: TestWorker | undefined;
  try {
    worker = await startTestWorker(servers.env);
    const runs = await runTemplates(worker.services, templates, (type) => nodeTypes.find(type));
    return report(templates.length, runs);
  } finally {
    await worker?.stop();
    await servers.stop();
  }
}

function readTemplates(folder: string): Template[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const parsed = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        workflow?: WorkflowDocument;
      } & WorkflowDocument;
      const document = parsed.workflow ?? parsed;
      return Array.isArray(document.nodes)
        ? [{ file: name, document: { ...document, connections: document.connections ?? {} } }]
        : [];
    });
}

function report(count: number, runs: readonly TemplateRun[]): number {
  const order = [
    'ran',
    'failed',
    'needs an account',
    'needs the internet',
    'needs set-up',
    'own error',
    'other nodes',
    'no start',
  ];
  const sorted = runs.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  for (const { file, trigger, outcome, nodes, detail } of sorted)
    process.stdout.write(
      `${outcome.padEnd(18)} ${String(nodes).padStart(3)} nodes  ${file.slice(0, 70).padEnd(70)}  ${trigger.slice(0, 24).padEnd(24)}  ${detail}\n`,
    );
  const filesOf = (outcome: TemplateRun['outcome']) =>
    new Set(runs.filter((run) => run.outcome === outcome).map((run) => run.file)).size;
  process.stdout.write(
    `\n${count} workflows. ${order.map((outcome) => `${outcome}: ${filesOf(outcome as TemplateRun['outcome'])}`).join(', ')}\n`,
  );
  const ran = filesOf('ran');
  if (count >= wanted && ran < wanted) process.stdout.write(`Fewer than ${wanted} ran as they are.\n`);
  return filesOf('failed') > 0 || (count >= wanted && ran < wanted) ? 1 : 0;
}

process.exitCode = await main(process.argv[2]);
