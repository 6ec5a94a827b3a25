import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listWorkflows, type Workflow } from '@leadloom/contracts';
import { type HubClient, hubClient } from '../hub/hub-client.ts';
import { findWorkflow, workflowFile } from '../hub/find-workflow.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

export const exportWorkflows: Command = {
  name: 'export',
  synopsis: '[name …] [--to folder]',
  summary: 'write workflows into files that n8n reads; without --to, one workflow to standard output',
  async run(args) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { to: { type: 'string' } },
    });
    const call = hubClient(readSettings(process.env), process.env);
    if (values.to === undefined) {
      if (positionals.length !== 1) throw new Problem('Name one workflow, or a folder with --to.');
      process.stdout.write(await workflowFile(call, await existing(call, positionals[0] ?? '')));
      return 0;
    }
    const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.to);
    mkdirSync(folder, { recursive: true });
    const wanted =
      positionals.length === 0 ? await all(call) : await Promise.all(positionals.map((name) => existing(call, name)));
    for (const workflow of wanted) {
      const file = join(folder, `${workflow.name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')}-${workflow.id}.json`);
      writeFileSync(file, await workflowFile(call, workflow));
      process.stdout.write(`✓ ${file}\n`);
    }
    return 0;
  },
};

async function existing(call: HubClient, name: string): Promise<Workflow> {
  const found = await findWorkflow(call, name);
  if (found === undefined) throw new Problem(`There is no workflow "${name}".`);
  return found;
}

async function all(call: HubClient): Promise<Workflow[]> {
  const workflows: Workflow[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await call(listWorkflows, { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } });
    workflows.push(...page.items);
    if (page.nextCursor === null) return workflows;
    cursor = page.nextCursor;
  }
}
