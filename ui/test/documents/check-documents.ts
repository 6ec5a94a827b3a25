import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { workflowTexts } from '../../src/workflows/texts.ts';
import { openInEditor } from './open-in-editor.ts';

/**
 * Opens every workflow of a folder in the editor and exports it again: `npm run check:documents -- FOLDER`. Files that hold no workflow are
 * counted apart. Fails when one is not shown whole or comes back as another.
 */
function main(folder: string | undefined): number {
  if (folder === undefined) {
    process.stderr.write('Which folder? npm run check:documents -- <folder with n8n workflows as JSON files>\n');
    return 2;
  }
  const root = resolve(process.env['INIT_CWD'] ?? '.', folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  let [opened, exact, nodes, others] = [0, 0, 0, 0];
  const bad: string[] = [];
  for (const file of files.sort()) {
    try {
      const one = openInEditor(readFileSync(join(root, file), 'utf8'));
      opened += 1;
      nodes += one.nodes;
      if (one.isExact) exact += 1;
      if (!one.isSame || !one.isUndone || one.notShown.length > 0) bad.push(`${file}: ${JSON.stringify(one)}`);
    } catch (error) {
      const { message } = error as Error;
      if (message === workflowTexts.notWorkflow || message === workflowTexts.notJson) others += 1;
      else bad.push(`${file}: ${message}`);
    }
  }
  process.stdout.write(
    [
      `${opened} workflows with ${nodes} nodes; ${others} files that hold none`,
      `${opened - bad.length} shown whole and exported the same, ${exact} of them letter for letter (but for the order of keys)`,
      ...bad,
      '',
    ].join('\n'),
  );
  return bad.length === 0 && opened > 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
