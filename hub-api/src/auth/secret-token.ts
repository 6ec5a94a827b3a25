import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a session cookie or an API key. They need no slow hash: nobody guesses them. */
export function makeSecretToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What the store keeps of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
