import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  getExecution,
  getN8nExecution,
  hasEnded,
  type ImportedDocument,
  type N8nExecution,
  runDocument,
  runWorkflowNow,
} from '@leadloom/contracts';
import { findWorkflow } from '../hub/find-workflow.ts';
import { type HubClient, hubClient } from '../hub/hub-client.ts';
import { pathOf, readJson } from '../hub/read-json.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

const POLL_MS = 500;
const help = 'npx leadloom run <workflow.json|name> [--input items.json]';

export const run: Command = {
  name: 'run',
  synopsis: '<workflow.json|name> [--input items.json]',
  summary: 'run a workflow file without saving it, or a workflow by name, and print what its nodes gave',
  async run(args) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      // n8n's command has it; here the output is always raw.
      options: { input: { type: 'string' }, rawOutput: { type: 'boolean' } },
    });
    const [target] = positionals;
    if (target === undefined) throw new Problem('Which workflow?', { help });
    const call = hubClient(readSettings(process.env), process.env);
    const input = values.input === undefined ? {} : { input: readItems(values.input) };
    const execution = await untilOver(call, await start(call, target, input));
    const { data, mode, startedAt, stoppedAt, status, finished } = execution;
    process.stdout.write(`${JSON.stringify({ data, mode, startedAt, stoppedAt, status, finished }, null, 2)}\n`);
    return finished ? 0 : 1;
  },
};

/** A file runs as it is; the hub keeps no workflow of it. */
async function start(call: HubClient, target: string, input: { input?: Record<string, unknown>[] }): Promise<string> {
  if (target.endsWith('.json') || existsSync(pathOf(target))) {
    const document = readJson(target) as ImportedDocument;
    return (await call(runDocument, { body: { document, ...input } })).executionId;
  }
  const workflow = await findWorkflow(call, target);
  if (workflow === undefined)
    throw new Problem(`There is no workflow "${target}".`, {
      help: 'give its name, its id, or a file that ends in .json',
    });
  return (await call(runWorkflowNow, { params: { id: workflow.id }, body: input })).executionId;
}

async function untilOver(call: HubClient, id: string): Promise<N8nExecution> {
  for (;;) {
    const { execution } = await call(getExecution, { params: { id } });
    if (execution.status === 'needs_decision')
      throw new Problem(`The run ${id} needs a decision: ${execution.error?.message ?? ''}`, {
        help: 'decide on its page in the hub; then it goes on',
      });
    if (hasEnded(execution)) return call(getN8nExecution, { params: { id }, query: { includeData: true } });
    await sleep(POLL_MS);
  }
}

function readItems(file: string): Record<string, unknown>[] {
  const items = readJson(file);
  if (!Array.isArray(items))
    throw new Problem(`${file} is no list of items.`, { help: 'it has the form [{"email": "…"}, …]' });
  return items as Record<string, unknown>[];
}
