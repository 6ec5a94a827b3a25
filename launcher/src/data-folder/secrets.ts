import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

/** A secret that the first start makes up and keeps in `secrets/`, readable by its owner only. */
export type SecretName =
  'encryption-key' | 'mongodb-password' | 'mongodb-key-file' | 'hub-api-key' | 'first-owner-password';

/** What a lost secret would make unreadable: while this path exists in the data folder, no new one may be made up. */
const LOCKS_AWAY: Partial<Record<SecretName, string>> = { 'encryption-key': 'mongodb', 'mongodb-password': 'mongodb' };

/** The kept secret, or a new one of 32 random bytes in the given notation. */
export function keepSecret(
  dataDir: string,
  name: SecretName,
  encoding: 'hex' | 'base64' | 'base64url' = 'hex',
): string {
  const kept = readSecret(dataDir, name);
  if (kept !== undefined) return kept;
  const guarded = LOCKS_AWAY[name];
  if (guarded !== undefined && existsSync(join(dataDir, guarded))) {
    throw new Problem(
      `${secretPath(dataDir, name)} is missing, but there is data in ${join(dataDir, guarded)} that only it opens.`,
      {
        help: 'put the file back from a backup, or start afresh with another LEADLOOM_DATA_DIR',
      },
    );
  }
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString(encoding);
  const draft = `${secretPath(dataDir, name)}.draft`;
  writeFileSync(draft, secret, { mode: 0o600 });
  renameSync(draft, secretPath(dataDir, name));
  return secret;
}

/** The kept secret. Undefined when none was made yet. */
export function readSecret(dataDir: string, name: SecretName): string | undefined {
  try {
    return readFileSync(secretPath(dataDir, name), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a secret that has done its work. */
export function forgetSecret(dataDir: string, name: SecretName): void {
  rmSync(secretPath(dataDir, name), { force: true });
}

/** Where a secret is kept. */
export function secretPath(dataDir: string, name: SecretName): string {
  return join(dataDir, 'secrets', name);
}
