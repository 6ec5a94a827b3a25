import type { FastifyReply } from 'fastify';
import { FixedWindow } from '../../server/fixed-window.ts';
import { OpenAiError } from './openai-error.ts';

const requestsAMinute = 500;
const tokensAMinute = 200_000;

/** Requests and tokens a minute, as of the first paid tier. https://platform.openai.com/docs/guides/rate-limits */
export function createRateLimit(now: () => number) {
  const requests = new FixedWindow(requestsAMinute, 60_000);
  const spent = new Map<number, number>();
  return (reply: FastifyReply, tokens: number): void => {
    const use = requests.take('', now());
    const minute = Math.floor(now() / 60_000);
    const used = (spent.get(minute) ?? 0) + tokens;
    spent.clear();
    spent.set(minute, used);
    void reply.headers({
      'x-ratelimit-limit-requests': `${requestsAMinute}`,
      'x-ratelimit-remaining-requests': `${Math.max(0, requestsAMinute - use.used)}`,
      'x-ratelimit-reset-requests': `${Math.ceil(use.resetMs / 1000)}s`,
      'x-ratelimit-limit-tokens': `${tokensAMinute}`,
      'x-ratelimit-remaining-tokens': `${Math.max(0, tokensAMinute - used)}`,
      'x-ratelimit-reset-tokens': `${60 - Math.floor((now() % 60_000) / 1000)}s`,
    });
    if (use.used <= requestsAMinute && used <= tokensAMinute) return;
    const [what, limit]: [string, number] =
      use.used > requestsAMinute ? ['requests', requestsAMinute] : ['tokens', tokensAMinute];
    void reply.header('retry-after', `${Math.max(1, Math.ceil(use.resetMs / 1000))}`);
    throw new OpenAiError(429, `Rate limit reached on ${what} per min: Limit ${limit}. Please try again later.`, {
      type: what,
      code: 'rate_limit_exceeded',
    });
  };
}
