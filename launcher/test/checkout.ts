import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { freePort, serverFolder } from '../../test/servers.ts';
import { nodesBuild, uiBuild } from '../src/build/build-if-changed.ts';
import { sourceHash } from '../src/build/source-hash.ts';
import type { RunRecord } from '../src/data-folder/run-record.ts';

const repository = join(import.meta.dirname, '..', '..');

/**
 * Stands in for hub, worker and sandbox: answers its health routes, says in its log that it ends, and misbehaves when its address is
 * called so: `/die`. What it was given by the environment is at `/env`.
 */
const standIn = (portVariable: string) => `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(3);
  if (request.url === '/ignore-sigterm') process.removeAllListeners('SIGTERM').on('SIGTERM', () => console.log('not now'));
  response.end(request.url === '/env' ? JSON.stringify(process.env) : 'ok');
});
server.listen(Number(process.env.${portVariable}), '127.0.0.1');
if (process.env.STAND_IN_DIES === '${portVariable}') setTimeout(() => { console.log('I cannot go on'); process.exit(7); }, 300);
process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });
`;

export interface Launched {
  child: ChildProcess;
  /** Standard output and standard error so far. */
  output(): string;
  /** Resolves when the output holds the text; rejects when the process ends before. */
  says(text: string): Promise<void>;
  exitCode: Promise<number | null>;
}

/** A checkout in a temporary folder: the real launcher and store, stand-ins for the processes that it starts, its own ports and data. */
export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), 'leadloom-checkout-'));
  readonly dataDir = join(this.root, '.leadloom');
  readonly env: NodeJS.ProcessEnv;
  private readonly launched: Launched[] = [];

  private constructor(hubPort: number, sandboxPort: number) {
    cpSync(join(repository, 'launcher'), join(this.root, 'launcher'), { recursive: true });
    for (const name of ['packages', 'node_modules']) symlinkSync(join(repository, name), join(this.root, name));
    for (const [room, variable] of [
      ['hub-api', 'HUB_PORT'],
      ['worker', 'WORKER_PORT'],
      ['sandbox', 'SANDBOX_PORT'],
    ] as const) {
      mkdirSync(join(this.root, room, 'src'), { recursive: true });
      writeFileSync(join(this.root, room, 'src', 'main.ts'), standIn(variable));
    }
    for (const build of [uiBuild, nodesBuild]) {
      mkdirSync(join(this.root, build.output), { recursive: true });
      writeFileSync(join(this.root, build.output, '.leadloom-sources'), sourceHash(this.root, build.sources));
    }
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(HUB|SANDBOX|LEADLOOM|MONGODB|TEMPORAL|REDIS)_/.test(name),
    );
    this.env = {
      ...Object.fromEntries(inherited),
      PATH: [serverFolder(), dirname(process.execPath), process.env['PATH']].join(delimiter),
      HUB_PORT: `${hubPort}`,
      SANDBOX_PORT: `${sandboxPort}`,
      LEADLOOM_CACHE_DIR: join(this.root, 'cache'),
    };
  }

  static async make(): Promise<Checkout> {
    return new Checkout(await freePort(), await freePort());
  }

  /** Runs a command of the launcher. */
  launch(args: readonly string[], env: NodeJS.ProcessEnv = {}): Launched {
    const child = spawn(process.execPath, [join(this.root, 'launcher', 'src', 'main.ts'), ...args], {
      cwd: this.root,
      env: { ...this.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const exitCode = once(child, 'close').then(([code]) => code as number | null);
    const says = (wanted: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (text.includes(wanted)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void exitCode.then((code) => reject(new Error(`ended with ${code} without saying "${wanted}":\n${text}`)));
        look();
      });
    const launched = { child, exitCode, says, output: () => text };
    this.launched.push(launched);
    return launched;
  }

  /** Starts everything and waits until it is ready. */
  async start(env: NodeJS.ProcessEnv = {}): Promise<Launched> {
    const launched = this.launch(['start'], env);
    await launched.says('ready after');
    return launched;
  }

  record(): RunRecord {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as RunRecord;
  }

  service(name: string): { pid: number; address: string } {
    const found = this.record().services.find((service) => service.name === name);
    if (found === undefined) throw new Error(`no ${name} runs`);
    return { pid: found.identity.pid, address: found.address };
  }

  /** Ends whatever a test left running, and removes the folder. */
  async remove(): Promise<void> {
    await this.launch(['stop']).exitCode;
    for (const { child } of this.launched) child.kill('SIGKILL');
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
