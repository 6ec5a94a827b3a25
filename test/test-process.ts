import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A program of ours as a process of its own, as the launcher runs it. What it says is shown where `TEST_LOG_LEVEL` is set. */
export interface TestProcess {
  /** Of the process that runs now, or ran last. */
  pid(): number;
  /** Resolves when the process is ready. */
  start(): Promise<void>;
  /** All that it has written since its first start. */
  output(): string;
  /** SIGKILL, as a crash or the system's memory killer does it. */
  kill(): Promise<void>;
  /** SIGTERM. Answers the exit code. */
  stop(): Promise<number | null>;
}

interface Program {
  /** The source file that runs, from the root. */
  entry: string;
  root?: string | undefined;
  env: NodeJS.ProcessEnv;
  /** Answered with 2xx once the process is ready. */
  readyUrl: string;
}

const checkout = join(import.meta.dirname, '..');
const longestStartMs = 170_000;

export function testProcess({ entry, root = checkout, env, readyUrl }: Program): TestProcess {
  let child: ChildProcess | undefined;
  const written: string[] = [];
  let lastLines = '';
  const note = (chunk: Buffer) => {
    written.push(chunk.toString());
    lastLines = (lastLines + chunk.toString()).slice(-8000);
    if (process.env['TEST_LOG_LEVEL'] !== undefined) process.stderr.write(chunk);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  return {
    pid: () => child?.pid ?? 0,
    output: () => written.join(''),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    async start() {
      lastLines = '';
      child = spawn(process.execPath, [join(root, entry)], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.on('data', note);
      child.stderr?.on('data', note);
      const latestMs = Date.now() + longestStartMs;
      while (!(await isAnswering(readyUrl))) {
        if (Date.now() > latestMs) await end('SIGKILL');
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(
            `${entry} ended with ${child.exitCode ?? child.signalCode} before it was ready:\n${lastLines}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

async function isAnswering(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
