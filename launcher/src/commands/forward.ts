import { entryPoint } from '../services/entry-point.ts';
import { root } from '../paths.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

/** A command that is a program of another room, run on the pinned Node with the arguments as they are. */
export function forward(name: string, summary: string, program: readonly string[], synopsis?: string): Command {
  return {
    name,
    summary,
    ...(synopsis === undefined ? {} : { synopsis }),
    run: (args) =>
      runVisibly(process.execPath, [entryPoint(...program), ...args], { cwd: process.env['INIT_CWD'] ?? root }),
  };
}
