import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout that this launcher belongs to. */
export const root = resolve(import.meta.dirname, '..', '..');

/** Where the data of this installation lives. */
export function dataDirectory(env: NodeJS.ProcessEnv): string {
  return resolve(root, env['LEADLOOM_DATA_DIR'] || '.leadloom');
}

/** Where downloaded servers are kept, shared by all checkouts of a user. */
export function cacheDirectory(env: NodeJS.ProcessEnv): string {
  return resolve(env['LEADLOOM_CACHE_DIR'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'leadloom'));
}
