import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Execution, getExecution, runWorkflowNow } from '@leadloom/contracts';
import { type HubClient, hubClient } from '../hub/hub-client.ts';
import { findWorkflow, readJson, saveWorkflow } from '../hub/save-workflow.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

const POLL_MS = 500;
const GOES_ON = new Set<string>(['new', 'running', 'waiting']);

export const run: Command = {
  name: 'run',
  synopsis: '<workflow.json|name> [--input items.json]',
  summary: 'save a workflow file (or take a workflow by name), run it, and wait for its end',
  async run(args) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { input: { type: 'string' } },
    });
    const [target] = positionals;
    if (target === undefined)
      throw new Problem('Which workflow?', { help: 'npx leadloom run <workflow.json|name> [--input items.json]' });
    const call = hubClient(readSettings(process.env), process.env);
    const id = await workflowId(call, target);
    const input = values.input === undefined ? {} : { input: readItems(values.input) };
    const { executionId } = await call(runWorkflowNow, { params: { id }, body: input });
    const execution = await untilEnd(call, executionId);
    process.stdout.write(`${JSON.stringify(execution, null, 2)}\n`);
    return execution.status === 'success' ? 0 : 1;
  },
};

async function workflowId(call: HubClient, target: string): Promise<string> {
  if (target.endsWith('.json') || existsSync(target)) return (await saveWorkflow(call, target)).workflow.id;
  const found = await findWorkflow(call, target);
  if (found === undefined)
    throw new Problem(`There is no workflow "${target}".`, {
      help: 'give its name, its id, or a file that ends in .json',
    });
  return found.id;
}

async function untilEnd(call: HubClient, id: string): Promise<Execution> {
  for (;;) {
    const { execution } = await call(getExecution, { params: { id } });
    if (!GOES_ON.has(execution.status)) return execution;
    await sleep(POLL_MS);
  }
}

function readItems(file: string): Record<string, unknown>[] {
  const items = readJson(file);
  if (!Array.isArray(items))
    throw new Problem(`${file} is no list of items.`, { help: 'it has the form [{"email": "…"}, …]' });
  return items as Record<string, unknown>[];
}
