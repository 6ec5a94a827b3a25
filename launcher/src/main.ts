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
  const problem = wrongArguments(error) ?? error;
  if (!(problem instanceof Problem)) throw error;
  process.stderr.write(`\n${problem.render()}\n`);
  process.exitCode = 1;
}

/** `parseArgs` says well what is wrong with the arguments; see the table of ERR_PARSE_ARGS codes in Node's documentation. */
function wrongArguments(error: unknown): Problem | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS') !== true) return undefined;
  return new Problem(message, { help: 'npx leadloom help' });
}
