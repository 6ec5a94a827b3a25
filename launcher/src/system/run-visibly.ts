import { spawn } from 'node:child_process';

/** Runs a program whose output goes straight to the terminal. Answers its exit code; a signal that ends it counts as 1. */
export function runVisibly(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
