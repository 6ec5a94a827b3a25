import { importConnections, type ImportOutcome, importWorkflows } from '@leadloom/contracts';
import { hubClient } from '../hub/hub-client.ts';
import { readExport } from '../hub/read-export.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

/** Characters of one request: the hub takes 16 MB. */
const atOnce = 6_000_000;

export const importWorkflowsAndCredentials: Command = {
  name: 'import',
  synopsis: '<file or folder …>',
  summary: 'take workflows and credentials over from files that n8n exported',
  async run(paths) {
    if (paths.length === 0) throw new Problem('Which files?', { help: 'npx leadloom import <file or folder …>' });
    const { workflows, credentials } = readExport(paths);
    const call = hubClient(readSettings(process.env), process.env);
    const outcomes: ImportOutcome[] = [];
    const tell = ({ items }: { items: ImportOutcome[] }) => {
      outcomes.push(...items);
      process.stdout.write(items.map(linesOf).join(''));
    };
    // Before the workflows, which name them.
    for (const body of slices(credentials)) tell(await call(importConnections, { body }));
    for (const body of slices(workflows)) tell(await call(importWorkflows, { body }));
    const active = outcomes.filter(({ wasActive }) => wasActive === true).length;
    if (active > 0)
      process.stdout.write(`${active} of them were active in n8n: turn them off there, then activate them here.\n`);
    return outcomes.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  },
};

function slices<Thing>(things: readonly Thing[]): Thing[][] {
  const all: Thing[][] = [];
  let left = 0;
  for (const thing of things) {
    const size = JSON.stringify(thing).length;
    if (size > left) {
      all.push([]);
      left = atOnce;
    }
    all.at(-1)?.push(thing);
    left -= size;
  }
  return all;
}

function linesOf({ outcome, name, id, message, findings = [] }: ImportOutcome): string {
  const first = outcome === 'failed' ? `✗ ${name}: ${message ?? ''}` : `✓ ${name} · ${outcome} · ${id ?? ''}`;
  return [first, ...findings.map((finding) => `  ${finding.severity}: ${finding.message}`)]
    .map((line) => `${line}\n`)
    .join('');
}
