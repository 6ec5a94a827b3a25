import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage, npm } from './install-package.ts';

/**
 * Installs n8n as its users do, outside the checkout, once: about 2,100 packages, 2.2 GB, some minutes.
 * @returns the folder that holds its `node_modules`
 */
export async function installStockN8n(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = await installPackage(env, { name: 'n8n', version: '2.39.5', asOf: '2026-09-18' });
  if (!existsSync(join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))) {
    process.stdout.write('Getting its SQLite, or compiling it where it cannot be downloaded\n');
    await npm(folder, env, ['rebuild', 'sqlite3', '--ignore-scripts=false']);
  }
  return folder;
}
