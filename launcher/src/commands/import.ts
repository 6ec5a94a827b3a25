import { hubClient } from '../hub/hub-client.ts';
import { saveWorkflow } from '../hub/save-workflow.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { Command } from './command.ts';

export const importWorkflows: Command = {
  name: 'import',
  synopsis: '<workflow.json …>',
  summary: 'save n8n workflow files in the hub, over workflows of the same name',
  async run(files) {
    if (files.length === 0) throw new Problem('Which files?', { help: 'npx leadloom import <workflow.json …>' });
    const call = hubClient(readSettings(process.env), process.env);
    for (const file of files) {
      const { workflow, findings } = await saveWorkflow(call, file);
      process.stdout.write(`✓ ${workflow.name} · version ${workflow.version} · ${workflow.id}\n`);
      for (const { severity, message } of findings) process.stdout.write(`  ${severity}: ${message}\n`);
    }
    return 0;
  },
};
