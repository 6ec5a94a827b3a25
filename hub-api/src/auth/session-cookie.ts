import type { FastifyReply, FastifyRequest } from 'fastify';

export const sessionCookie = 'leadloom_session';

/** A login lasts for 14 days. */
export const sessionSeconds = 14 * 24 * 60 * 60;

export function setSessionCookie(reply: FastifyReply, token: string, hubUrl: string): void {
  reply.setCookie(sessionCookie, token, { ...attributes(hubUrl), maxAge: sessionSeconds });
}

export function clearSessionCookie(reply: FastifyReply, hubUrl: string): void {
  reply.clearCookie(sessionCookie, attributes(hubUrl));
}

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookie];
}

function attributes(hubUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: hubUrl.startsWith('https:') } as const;
}
