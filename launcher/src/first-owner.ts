import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetSecret, keepSecret, readSecret } from './data-folder/secrets.ts';
import type { Settings } from './settings.ts';

const EMAIL = 'owner@leadloom.example';

/** The owner that the hub makes at its first start, in the variables that the hub reads. */
export interface FirstOwner {
  env: { HUB_OWNER_EMAIL: string; HUB_OWNER_PASSWORD: string; HUB_API_KEY: string };
  /** True if the password was made up here, so that it must be shown. */
  isMadeUp: boolean;
}

/**
 * Who the first owner is to be: from the environment, or made up on loopback at the first start. A password that was made up is kept
 * until it was shown once, so that a start that breaks off does not lose it. Undefined when it was shown at an earlier start.
 */
export function firstOwner(settings: Settings, env: NodeJS.ProcessEnv): FirstOwner | undefined {
  const { dataDir } = settings;
  const password = env['HUB_OWNER_PASSWORD'];
  const apiKey = env['HUB_API_KEY'] || `llk_${keepSecret(dataDir, 'hub-api-key', 'base64url')}`;
  const email = env['HUB_OWNER_EMAIL'] || EMAIL;
  if (password)
    return { env: { HUB_OWNER_EMAIL: email, HUB_OWNER_PASSWORD: password, HUB_API_KEY: apiKey }, isMadeUp: false };
  if (existsSync(shownMark(dataDir))) return undefined;
  const madeUp = keepSecret(dataDir, 'first-owner-password', 'base64url').slice(0, 20);
  return { env: { HUB_OWNER_EMAIL: email, HUB_OWNER_PASSWORD: madeUp, HUB_API_KEY: apiKey }, isMadeUp: true };
}

/** Notes that the password was shown, and forgets it. */
export function ownerWasShown(dataDir: string): void {
  writeFileSync(shownMark(dataDir), '', { mode: 0o600 });
  forgetSecret(dataDir, 'first-owner-password');
}

/** The hub key of this data folder's first owner, for commands that call the hub. */
export function hubApiKey(dataDir: string, env: NodeJS.ProcessEnv): string | undefined {
  const kept = readSecret(dataDir, 'hub-api-key');
  return env['HUB_API_KEY'] || (kept === undefined ? undefined : `llk_${kept}`);
}

function shownMark(dataDir: string): string {
  return join(dataDir, 'secrets', 'owner-was-shown');
}
