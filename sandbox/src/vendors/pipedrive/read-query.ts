import type { FastifyRequest } from 'fastify';
import { validationFailed } from './pipedrive-error.ts';
import { OWN_USER, USERS } from './users.ts';
import type { Origin } from './webhooks.ts';

export type Query = Readonly<Record<string, string | undefined>>;

/** A whole number from a query; undefined when it is not given. Throws 400. */
export function readInteger(query: Query, name: string): number | undefined {
  const text = query[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d+$/.test(text)) throw validationFailed(`${name}: Expected integer, received ${text}`);
  return Number(text);
}

export function readLimit(query: Query, byDefault = 100): number {
  return Math.max(1, Math.min(readInteger(query, 'limit') ?? byDefault, 500));
}

export function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}

/** `x-sandbox-change-source: app` makes a write look like one by another person in the web app; writes are by the token's user otherwise. */
export function readOrigin(request: FastifyRequest): Origin {
  const isApp = request.headers['x-sandbox-change-source'] === 'app';
  return isApp
    ? { changeSource: 'app', userId: USERS[1]?.id ?? OWN_USER.id }
    : { changeSource: 'api', userId: OWN_USER.id };
}
