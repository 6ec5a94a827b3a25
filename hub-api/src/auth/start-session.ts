import { permissionsOfRole, type Session } from '@leadloom/contracts';
import type { UserRecord } from '@leadloom/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import type { Principal } from './principal.ts';
import { hashToken, makeSecretToken } from './secret-token.ts';
import { sessionAnswer } from './session-answer.ts';
import { sessionSeconds, setSessionCookie } from './session-cookie.ts';

interface Login {
  workspaceId: string;
  user: UserRecord;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Logs a user in: the cookie is set, and the request is that user's from here on, for the audit log. */
export async function startSession(
  { store, config }: Services,
  { workspaceId, user, request, reply }: Login,
): Promise<Session> {
  const token = makeSecretToken();
  const tokenHash = hashToken(token);
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  await store.sessions.create(workspaceId, { tokenHash, userId: user.id, expiresAt, address: request.ip });
  setSessionCookie(reply, token, config.HUB_URL);
  const { id, email, role } = user;
  const principal: Principal = {
    kind: 'user',
    id,
    name: email,
    role,
    workspaceId,
    permissions: permissionsOfRole[role],
    sessionHash: tokenHash,
  };
  request.principal = principal;
  return sessionAnswer(store, principal);
}
