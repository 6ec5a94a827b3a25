import { type Group, type Reasoned, shareOf } from './group.ts';

/** Whether a group is as it has to be. Groups without a bound are for information. */
export function isHeld(group: Group): boolean {
  return shareOf(group) >= group.bound;
}

/** The table as it is printed and kept. */
export function tableOf(groups: readonly Group[]): string {
  const rows = groups.map((group) => [
    group.name,
    String(group.run),
    String(group.setAside.length),
    String(group.asExpected),
    String(group.misses.length),
    percent(shareOf(group)),
    hasBound(group) ? percent(group.bound) : '',
  ]);
  return alignedTable([['group', 'run', 'set aside', 'as expected', 'misses', 'share', 'bound'], ...rows]);
}

/** docs/conformance.md: the table, and each case that is not as n8n's tests have it, with its reason. */
export function documentOf(groups: readonly Group[], n8nVersion: string): string {
  return `# Conformance

How far drawn workflows do here what they do in n8n ${n8nVersion}. Made by \`npm run conformance -- <folder>\`, which is given a folder of n8n's
own test workflows (\`n8n-fixtures/\`) and of workflows that its users published (\`templates/\`); it fails when a group is under its bound.

- **Fixtures** run three times: as executions are cut; with a cut and a JSON round trip of everything after every node; and with each
  of these segments run again as after a crash, which must send nothing that was answered before. Each has to give what n8n's own test
  expects. Vendors are answered by the exchanges that were recorded for the test, through the door's origin mapping.
- **Set aside**, and not counted in the share, is what n8n ${n8nVersion} does not give by itself either, and what needs something that the folder
  does not hold.
- **Expressions and filters** are evaluated by nodes of a running workflow.
- **Imports and runs** take the workflows as they are, with \`@n8n/n8n-nodes-langchain\` installed from npm as an owner does, and with connections to
  the vendors of the sandbox, its model among them. Groups without a bound say what is not installed.

${tableOf(groups)}
${section('Misses', groups.filter(hasBound), ({ misses }) => misses)}${section('Set aside', groups, ({ setAside }) => setAside)}${section('Remarks', groups, ({ remarks }) => remarks)}${notInstalled(groups)}`;
}

function hasBound({ bound }: Group): boolean {
  return bound > 0;
}

function notInstalled(groups: readonly Group[]): string {
  const parts = groups
    .filter((group) => !hasBound(group) && group.misses.length > 0)
    .map(({ name, misses }) => `### ${name}\n\n${misses.map(({ what }) => code(what)).join(', ')}\n`);
  return parts.length === 0 ? '' : `\n## Not installed\n\n${parts.join('\n')}`;
}

function section(title: string, groups: readonly Group[], of: (group: Group) => Reasoned[]): string {
  const parts = groups
    .filter((group) => of(group).length > 0)
    .map((group) => {
      const rows = of(group).map(({ what, why }) => [code(what), plain(why)]);
      return `### ${group.name}\n\n${alignedTable([['case', 'why'], ...rows])}`;
    });
  return parts.length === 0 ? '' : `\n## ${title}\n\n${parts.join('\n')}`;
}

function alignedTable(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + body.map(line).join('');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace('.0', '')} %`;
}

/** Text that is nothing but text in a table of Markdown. */
function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``;
}

function plain(text: string): string {
  return oneLine(text).replaceAll(/[*<[`]/g, (sign) => `\\${sign}`);
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
