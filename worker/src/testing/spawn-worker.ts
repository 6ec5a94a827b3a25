import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../test/servers.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface WorkerProcess {
  port: number;
  startMs: number;
  /** SIGKILL: nothing is said goodbye to. */
  kill(): Promise<void>;
  /** SIGTERM. Answers the exit code. */
  stop(): Promise<number | null>;
}

/** The worker as the launcher starts it: a process of its own. Resolves when it is ready. */
export async function spawnWorker(env: Record<string, string>): Promise<WorkerProcess> {
  const port = await freePort();
  const startedMs = Date.now();
  let errors = '';
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...env, WORKER_PORT: String(port) },
    stdio: ['ignore', process.env['TEST_LOG_LEVEL'] === undefined ? 'ignore' : 'inherit', 'pipe'],
  });
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the worker ended with code ${child.exitCode}: ${errors}`);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    startMs: Date.now() - startedMs,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}
