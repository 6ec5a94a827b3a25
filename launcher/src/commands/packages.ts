import { setTimeout as sleep } from 'node:timers/promises';
import {
  getNodePackage,
  installNodePackage,
  listNodePackages,
  type NodePackage,
  removeNodePackage,
} from '@leadloom/contracts';
import { type HubClient, hubClient } from '../hub/hub-client.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

const pollMs = 1_000;
const help = 'npx leadloom packages list | install <name>[@<version>] | update [<name>] | remove <name>';

export const packages: Command = {
  name: 'packages',
  synopsis: 'list | install <name>[@<version>] | update [<name>] | remove <name>',
  summary: 'packages of n8n nodes: show, install, update or remove them',
  async run([what = 'list', named]) {
    const call = hubClient(readSettings(process.env), process.env);
    if (what === 'list') for (const found of await all(call)) say(lineOf(found));
    else if (what === 'install') await install(call, read(named));
    else if (what === 'update') {
      const names = named === undefined ? (await all(call)).map(({ name }) => name) : [named];
      for (const name of names) await install(call, { name });
    } else if (what === 'remove') {
      const { name } = read(named);
      await call(removeNodePackage, { params: { name } });
      say(`${name} is removed. Runs under way keep it until they end.`);
    } else throw new Problem(`There is no "packages ${what}".`, { help });
    return 0;
  },
};

async function install(call: HubClient, wanted: { name: string; version?: string }): Promise<void> {
  await call(installNodePackage, { body: wanted });
  say(`Installing ${wanted.name} …`);
  for (;;) {
    const found = await call(getNodePackage, { params: { name: wanted.name } });
    if (found.status === 'failed') throw new Problem(found.error ?? 'It failed without a reason.');
    if (found.status !== 'installing') return say(lineOf(found));
    await sleep(pollMs);
  }
}

async function all(call: HubClient): Promise<NodePackage[]> {
  const found: NodePackage[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await call(listNodePackages, { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } });
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

/** `@scope/name@1.2.3`: the version is behind the last sign that does not begin the name. */
function read(named: string | undefined): { name: string; version?: string } {
  if (named === undefined) throw new Problem('Which package?', { help });
  const at = named.lastIndexOf('@');
  return at > 0 ? { name: named.slice(0, at), version: named.slice(at + 1) } : { name: named };
}

function lineOf({ name, version, status, nodeTypes, error }: NodePackage): string {
  const state = status === 'ready' ? `${nodeTypes.length} nodes` : error === null ? status : `${status}: ${error}`;
  return `${name}@${version ?? '-'}  ${state}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
