import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

interface Wanted {
  name: string;
  version: string;
  /** Its dependencies as they were on a day when all of them could be had. */
  asOf: string;
}

/**
 * Installs a package as its users do, outside the checkout, once. No script of a package is run.
 * @returns the folder that holds its `node_modules`
 */
export async function installPackage(env: NodeJS.ProcessEnv, { name, version, asOf }: Wanted): Promise<string> {
  const cache = env['LEADLOOM_CACHE_DIR'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'leadloom');
  const folder = join(cache, `stock-${name}`);
  const manifest = join(folder, 'node_modules', name, 'package.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `stock-${name}`, private: true }));
  const installed = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
    : undefined;
  if (installed === version) return folder;
  process.stdout.write(`Installing ${name} ${version} into ${folder}\n`);
  const quiet = ['--no-save', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await npm(folder, env, ['install', ...quiet, `--before=${asOf}`, `${name}@${version}`]);
  return folder;
}

/** @throws with the end of what npm said when it fails */
export async function npm(cwd: string, env: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  const path = `${dirname(process.execPath)}${delimiter}${env['PATH'] ?? ''}`;
  const child = spawn('npm', args, { cwd, env: { ...env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${output.slice(-4000)}`);
}
