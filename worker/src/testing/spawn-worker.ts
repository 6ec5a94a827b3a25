import { freePort } from '../../../test/servers.ts';
import { type TestProcess, testProcess } from '../../../test/test-process.ts';

export type WorkerProcess = TestProcess;

/** The worker as the launcher starts it: a process of its own. Resolves when it is ready. */
export async function spawnWorker(env: Record<string, string>): Promise<WorkerProcess> {
  const port = await freePort();
  const worker = testProcess({
    entry: 'worker/src/main.ts',
    env: { PATH: process.env['PATH'], ...env, WORKER_PORT: `${port}` },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
  await worker.start();
  return worker;
}
