import type { FastifyReply, FastifyRequest } from 'fastify';
import { FixedWindow } from '../../server/fixed-window.ts';
import type { Company } from './company.ts';
import { PipedriveError } from './pipedrive-error.ts';

const TWO_SECONDS = 2000;
const DAY = 86_400_000;

/** Tokens that a call costs in v2; the same call costs twice as much in v1. */
function costOf(method: string, path: string): number {
  const factor = path.includes('/api/v2/') ? 1 : 2;
  if (/\/(search|itemSearch)/.test(path)) return 20 * factor;
  if (method === 'DELETE') return 3 * factor;
  if (method !== 'GET') return 5 * factor;
  return (/\/\d+$|\/me$/.test(path) ? 1 : 10) * factor;
}

/** The limits of a token, calls and searches in two seconds, and of the company, tokens a day. */
export function makeRateLimit(
  company: Company,
): (request: FastifyRequest, reply: FastifyReply, caller: string) => void {
  const windows = new Map<string, FixedWindow>();
  const days = new Map<string, number>();
  const windowOf = (name: string, limit: number) => {
    const key = `${name}:${limit}`;
    const window = windows.get(key) ?? new FixedWindow(limit, TWO_SECONDS);
    windows.set(key, window);
    return window;
  };
  return (request, reply, caller) => {
    const { burstLimit, searchLimit, dailyTokens } = company.settings();
    const now = company.context.now();
    const path = request.url.split('?')[0] ?? '';
    const isSearch = /\/(search|itemSearch)/.test(path);
    const use = isSearch
      ? windowOf('search', searchLimit).take(caller, now)
      : windowOf('burst', burstLimit).take(caller, now);
    const day = String(Math.floor(now / DAY));
    const spent = (days.get(day) ?? 0) + costOf(request.method, path);
    const isOver = use.used > use.limit || spent > dailyTokens;
    if (!isOver) days.set(day, spent);
    void reply.headers({
      'x-ratelimit-limit': use.limit,
      'x-ratelimit-remaining': Math.max(0, use.limit - use.used),
      'x-ratelimit-reset': Math.ceil(use.resetMs / 1000),
      'x-daily-ratelimit-token-limit': dailyTokens,
      'x-daily-ratelimit-token-remaining': Math.max(0, dailyTokens - spent),
    });
    if (isOver) throw new PipedriveError(429, 'request over limit');
  };
}
