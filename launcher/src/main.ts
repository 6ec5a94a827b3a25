import { findCommand, usage } from './commands/index.ts';
import { Problem } from './problem.ts';

/** Entry of every command, on the pinned Node: `main.ts <command> [arguments]`. */
async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(usage());
    return 0;
  }
  const command = findCommand(name);
  if (command === undefined) {
    process.stderr.write(`✗ There is no command "${name}".\n\n${usage()}`);
    return 2;
  }
  return command.run(args);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`\n${error.render()}\n`);
  process.exitCode = 1;
}
