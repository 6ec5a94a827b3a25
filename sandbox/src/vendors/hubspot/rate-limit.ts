import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FixedWindow } from '../../server/fixed-window.ts';
import { HubspotError } from './hubspot-error.ts';
import type { Portal } from './portal.ts';

const DAILY = 1_000_000;
const TEN_SECONDS = 10_000;
const DAY = 86_400_000;

/** Refusals by limits have a shape of their own. */
class TooManyCalls extends HubspotError {
  readonly policyName: string;

  constructor(policyName: string, message: string) {
    super(429, 'RATE_LIMITS', message);
    this.policyName = policyName;
  }

  override toBody(): Record<string, unknown> {
    const { message, policyName } = this;
    return {
      status: 'error',
      message,
      errorType: 'RATE_LIMIT',
      correlationId: randomUUID(),
      policyName,
      requestId: randomUUID(),
    };
  }
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
      if (use.used > use.limit) throw new TooManyCalls('SECONDLY', 'You have reached your secondly limit.');
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
    if (day.used > day.limit) throw new TooManyCalls('DAILY', 'You have reached your daily limit.');
    if (burst.used > burst.limit) {
      throw new TooManyCalls('TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.');
    }
  };
}
