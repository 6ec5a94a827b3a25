import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The version that is checked, with its dependencies as they were on a day when all of them could be had. */
const version = '2.39.5';
const asOf = '2026-09-18';

/**
 * Installs n8n as its users do, outside the checkout, once: about 2,100 packages, 2.2 GB, some minutes.
 * @returns the folder that holds its `node_modules`
 */
export async function installStockN8n(env: NodeJS.ProcessEnv): Promise<string> {
  const cache = env['LEADLOOM_CACHE_DIR'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'leadloom');
  const folder = join(cache, 'stock-n8n');
  const manifest = join(folder, 'node_modules/n8n/package.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stock-n8n', private: true }));
  if (
    !existsSync(manifest) ||
    (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version !== version
  ) {
    process.stdout.write(`Installing n8n ${version} into ${folder} (about 2 GB, some minutes)\n`);
    await npm(folder, env, [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--legacy-peer-deps',
      '--no-audit',
      '--no-fund',
      `--before=${asOf}`,
      `n8n@${version}`,
    ]);
  }
  if (!existsSync(join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))) {
    process.stdout.write('Getting its SQLite, or compiling it where it cannot be downloaded\n');
    await npm(folder, env, ['rebuild', 'sqlite3', '--ignore-scripts=false']);
  }
  return folder;
}

async function npm(cwd: string, env: NodeJS.ProcessEnv, args: string[]): Promise<void> {
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
