import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { copyCheckout } from './copy-checkout.ts';
import { freePort, serverFolder } from './servers.ts';
import type { SessionAddresses } from './source-changes.ts';

/** `npm run dev` in a copy of this checkout, on free ports and a data folder of its own. */
export interface Development extends SessionAddresses {
  /** The folder whose sources are to be changed. */
  root: string;
  /** Process id of the youngest worker that is ready; null while there is none. */
  readyWorker(): Promise<number | null>;
  output(): string;
  stop(): Promise<void>;
}

interface RunRecord {
  services: { name: string; address: string; identity: { pid: number } }[];
}

export async function startDevelopment(): Promise<Development> {
  const root = copyCheckout();
  const hubPort = await freePort();
  const apiKey = `lk_${randomBytes(24).toString('hex')}`;
  const launcher = spawn(process.execPath, [join(root, 'launcher/src/main.ts'), 'dev'], {
    cwd: root,
    env: {
      ...process.env,
      PATH: [serverFolder(), dirname(process.execPath), process.env['PATH']].join(delimiter),
      HUB_PORT: `${hubPort}`,
      HUB_API_KEY: apiKey,
      SANDBOX_PORT: `${await freePort()}`,
      LEADLOOM_DATA_DIR: join(root, '.leadloom'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async () => {
    await ended(launcher);
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const pagesUrl = await told(launcher, () => /as you change them: (\S+)/.exec(output)?.[1]);
    return {
      root,
      hubUrl: `http://127.0.0.1:${hubPort}`,
      pagesUrl,
      apiKey,
      output: () => output,
      stop,
      async readyWorker() {
        const { services } = JSON.parse(readFileSync(join(root, '.leadloom/run.json'), 'utf8')) as RunRecord;
        const worker = services.findLast(({ name }) => name === 'worker');
        if (worker === undefined) return null;
        const answer = await fetch(`${worker.address}/readyz`).catch(() => null);
        return answer?.ok === true ? worker.identity.pid : null;
      },
    };
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\n${output}`, { cause: error });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'exit');
}

async function told(child: ChildProcess, find: () => string | undefined): Promise<string> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`npm run dev ended with code ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
