import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FixedWindow } from '../../server/fixed-window.ts';
import type { Portal } from './portal.ts';

const DAILY = 1_000_000;
const TEN_SECONDS = 10_000;
const DAY = 86_400_000;

function refuse(reply: FastifyReply, policyName: string, message: string): void {
  void reply.code(429).send({
    status: 'error',
    message,
    errorType: 'RATE_LIMIT',
    correlationId: randomUUID(),
    policyName,
    requestId: randomUUID(),
  });
}

/**
 * HubSpot's three limits: calls in ten seconds, searches in a second, calls a day. Searches count by their own limit only and their
 * answers carry no rate headers.
 */
export function makeRateLimit(portal: Portal): (request: FastifyRequest, reply: FastifyReply) => void {
  const daily = new FixedWindow(DAILY, DAY);
  const windows = new Map<string, FixedWindow>();
  const windowOf = (name: string, limit: number, lengthMs: number) => {
    const key = `${name}:${limit}`;
    const window = windows.get(key) ?? new FixedWindow(limit, lengthMs);
    windows.set(key, window);
    return window;
  };
  return (request, reply) => {
    const { burstLimit, searchLimit } = portal.settings();
    const now = portal.context.now();
    const isSearch = request.method === 'POST' && /\/search(\?|$)/.test(request.url);
    if (isSearch) {
      const use = windowOf('search', searchLimit, 1000).take('account', now);
      if (use.used > use.limit) refuse(reply, 'SECONDLY', 'You have reached your secondly limit.');
      return;
    }
    const day = daily.take('account', now);
    const burst = windowOf('burst', burstLimit, TEN_SECONDS).take('account', now);
    void reply.headers({
      'x-hubspot-ratelimit-daily': day.limit,
      'x-hubspot-ratelimit-daily-remaining': Math.max(0, day.limit - day.used),
      'x-hubspot-ratelimit-interval-milliseconds': TEN_SECONDS,
      'x-hubspot-ratelimit-max': burst.limit,
      'x-hubspot-ratelimit-remaining': Math.max(0, burst.limit - burst.used),
    });
    if (day.used > day.limit) refuse(reply, 'DAILY', 'You have reached your daily limit.');
    else if (burst.used > burst.limit)
      refuse(reply, 'TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.');
  };
}
