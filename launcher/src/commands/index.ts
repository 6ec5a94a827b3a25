import { bench } from './bench.ts';
import { checkDocuments } from './check-documents.ts';
import { checkLangchain } from './check-langchain.ts';
import { checkN8nMcp } from './check-n8n-mcp.ts';
import { checkStockN8n } from './check-stock-n8n.ts';
import { checkTemplates } from './check-templates.ts';
import type { Command } from './command.ts';
import { conformance } from './conformance.ts';
import { dev } from './dev.ts';
import { doctor } from './doctor.ts';
import { exportWorkflows } from './export.ts';
import { importWorkflowsAndCredentials } from './import.ts';
import { packages } from './packages.ts';
import { run } from './run.ts';
import { screenshots } from './screenshots.ts';
import { soak } from './soak.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { test } from './test.ts';

const commands: readonly Command[] = [
  start,
  stop,
  status,
  doctor,
  run,
  importWorkflowsAndCredentials,
  exportWorkflows,
  packages,
  dev,
  test,
  bench,
  soak,
  checkTemplates,
  checkDocuments,
  conformance,
  checkStockN8n,
  checkN8nMcp,
  checkLangchain,
  screenshots,
];

/** The command of that name. */
export function findCommand(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}

/** How to call each command. */
export function usage(): string {
  const calls = commands.map((command) => ({
    call: [command.name, command.synopsis].filter(Boolean).join(' '),
    summary: command.summary,
  }));
  const width = Math.max(...calls.map(({ call }) => call.length));
  return [
    'Usage: npx leadloom <command>',
    '',
    ...calls.map(({ call, summary }) => `  ${call.padEnd(width)}  ${summary}`),
    '',
  ].join('\n');
}
