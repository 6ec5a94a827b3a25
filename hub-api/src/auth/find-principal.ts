import { HubError, permissionsOfRole } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.ts';
import { hashToken } from './secret-token.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The last use of a key is noted to the minute: most requests write nothing. */
const touchEveryMs = 60_000;

/**
 * Who makes the request: the owner of an API key (`Authorization: Bearer`, `X-API-Key`, or n8n's `X-N8N-API-KEY`), else of a session cookie.
 * @returns null without either or with a session that has ended.
 * @throws HubError `unauthorized` for a key that is unknown or expired: whoever sends a key means it.
 */
export async function findPrincipal(store: Store, request: FastifyRequest): Promise<Principal | null> {
  const key = apiKeyOf(request);
  if (key !== undefined) return ownerOfKey(store, key);
  const token = readSessionCookie(request);
  return token === undefined ? null : ownerOfSession(store, hashToken(token));
}

function apiKeyOf({ headers }: FastifyRequest): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const [given] = [bearer, headers['x-api-key'], headers['x-n8n-api-key']].filter((value) => typeof value === 'string');
  return given;
}

async function ownerOfKey(store: Store, key: string): Promise<Principal> {
  const found = await store.apiKeys.findByHash(hashToken(key));
  if (found === null)
    throw new HubError(
      'unauthorized',
      'The API key is unknown, revoked or expired. Make another one under Settings → API keys.',
    );
  const { workspaceId, apiKey } = found;
  const lastUsedMs = apiKey.lastUsedAt === null ? 0 : Date.parse(apiKey.lastUsedAt);
  if (Date.now() - lastUsedMs > touchEveryMs) await store.apiKeys.touch(workspaceId, apiKey.id);
  return { kind: 'api_key', id: apiKey.id, name: apiKey.name, workspaceId, permissions: apiKey.permissions };
}

async function ownerOfSession(store: Store, sessionHash: string): Promise<Principal | null> {
  const session = await store.sessions.find(sessionHash);
  const user = session && (await store.users.get(session.workspaceId, session.userId));
  if (session === null || user === null) return null;
  const { id, email, role } = user;
  return {
    kind: 'user',
    id,
    name: email,
    role,
    workspaceId: session.workspaceId,
    permissions: permissionsOfRole[role],
    sessionHash,
  };
}
