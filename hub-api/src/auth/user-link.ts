import { hashToken, makeSecretToken } from './secret-token.ts';

const linkDays = 7;

/** A link to choose a password, good for a week. Its token stands behind `#`, so that no server and no log on the way sees it. */
export function makeUserLink(hubUrl: string): { url: string; stored: { hash: string; expiresAt: string } } {
  const token = makeSecretToken();
  const expiresAt = new Date(Date.now() + linkDays * 24 * 60 * 60 * 1000).toISOString();
  return { url: `${hubUrl}/welcome#${token}`, stored: { hash: hashToken(token), expiresAt } };
}
