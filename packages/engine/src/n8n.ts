import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installDoorInCopy } from './door/install-undici-copy.ts';

/**
 * The only file that loads n8n's packages. They are CommonJS in practice (the ESM build of n8n-workflow has extensionless paths), need
 * `reflect-metadata` first, and read their settings from the environment at load: so they are loaded on first use, after `prepareN8n`.
 */
const require = createRequire(import.meta.url);

type N8nCore = typeof import('n8n-core');
type N8nWorkflow = typeof import('n8n-workflow');

export interface N8nSettings {
  /** Data folder; n8n's own files live in `n8n/` below it, files that nodes may touch in `files/`. */
  dataDir: string;
  /** `vm` runs expressions in isolates, `legacy` in this process. */
  expressionEngine: 'vm' | 'legacy';
  /** Signs addresses that nodes give away (buttons of a mail, for one); the same in all workers. Made up when it is not given. */
  signatureSecret?: string;
}

let settings: N8nSettings | undefined;

/** Sets what n8n's packages read at load. Must come before anything else of the engine; a second call with other values is an error. */
export function prepareN8n(wanted: N8nSettings): void {
  if (settings !== undefined) {
    if (settings.dataDir !== wanted.dataDir)
      throw new Error(`n8n is already set up with data folder ${settings.dataDir}`);
    return;
  }
  const files = join(wanted.dataDir, 'files');
  const home = join(wanted.dataDir, 'n8n');
  mkdirSync(files, { recursive: true });
  mkdirSync(home, { recursive: true });
  Object.assign(process.env, {
    N8N_USER_FOLDER: home,
    // Credentials are ours to encrypt; n8n-core only insists that there is a key.
    N8N_ENCRYPTION_KEY: 'not-used-credentials-are-sealed-by-the-store',
    N8N_HMAC_SIGNATURE_SECRET: wanted.signatureSecret ?? randomBytes(32).toString('hex'),
    N8N_RESTRICT_FILE_ACCESS_TO: files,
    N8N_BLOCK_FILE_ACCESS_TO_N8N_FILES: 'true',
    N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
    N8N_LOG_LEVEL: process.env['N8N_LOG_LEVEL'] ?? 'silent',
    N8N_EXPRESSION_ENGINE: wanted.expressionEngine,
    N8N_DIAGNOSTICS_ENABLED: 'false',
  });
  settings = wanted;
}

export function n8nSettings(): N8nSettings {
  if (settings === undefined) throw new Error('prepareN8n must be called before the engine is used');
  return settings;
}

let core: N8nCore | undefined;
let workflow: N8nWorkflow | undefined;

export function n8nCore(): N8nCore {
  if (core === undefined) {
    n8nSettings();
    require('reflect-metadata');
    if (process.env['N8N_LOG_LEVEL'] === 'silent') silenceLogger();
    core = require('n8n-core') as N8nCore;
    // n8n's own transport brings a copy of undici along.
    const network = createRequire(require.resolve('@n8n/backend-network/transport'));
    installDoorInCopy(network('undici'));
  }
  return core;
}

/** n8n's logger finds out where each message comes from before it sees that nobody wants it: 0.2 ms of a run of 1 ms. */
function silenceLogger(): void {
  type Logger = Record<'error' | 'warn' | 'info' | 'debug', () => void> & { scoped(): Logger };
  const { Logger } = requireShared('@n8n/backend-common') as { Logger: new () => Logger };
  const { Container } = requireShared('@n8n/di') as { Container: { get(type: new () => Logger): Logger } };
  const logger = Container.get(Logger);
  const nothing = () => undefined;
  Object.assign(logger, { error: nothing, warn: nothing, info: nothing, debug: nothing, scoped: () => logger });
}

export function n8nWorkflow(): N8nWorkflow {
  workflow ??= require('n8n-workflow') as N8nWorkflow;
  return workflow;
}

/** Loads a CommonJS package that n8n's packages use as well (axios, undici): the same copy as theirs. */
export function requireShared(name: string): unknown {
  return require(name);
}

/** Loads what n8n-core itself is made of: its own copy. */
export function requireOfCore(name: string): unknown {
  return createRequire(require.resolve('n8n-core'))(name);
}

/** Folder of an installed package. */
export function packageFolder(name: string): string {
  return join(require.resolve(`${name}/package.json`), '..');
}
