import type { FastifyReply } from 'fastify';
import { FixedWindow } from '../../server/fixed-window.ts';

type WindowName = 'minute' | 'hourly' | '24-hour';
const LENGTHS_MS: Record<WindowName, number> = { minute: 60_000, hourly: 3_600_000, '24-hour': 86_400_000 };
const PER: Record<WindowName, string> = { minute: 'minute', hourly: 'hour', '24-hour': 'day' };

/** Calls a window, per team and endpoint, on the Basic and Professional plans; an absent window is unlimited. */
const PLANS: Record<'default' | 'enrichment' | 'search', Partial<Record<WindowName, number>>> = {
  default: { minute: 200, hourly: 400, '24-hour': 2_000 },
  enrichment: { minute: 1_000 },
  search: { minute: 200, hourly: 6_000, '24-hour': 50_000 },
};

type Check = (endpoint: string, reply: FastifyReply) => boolean;

export type Limits = Readonly<Record<keyof typeof PLANS, Check>>;

/** Counts a call and sets Apollo's usage headers; false when it was one too many and 429 has been sent. https://docs.apollo.io/reference/rate-limits */
export function createLimits(now: () => number): Limits {
  return {
    default: checkOf(PLANS.default, now),
    enrichment: checkOf(PLANS.enrichment, now),
    search: checkOf(PLANS.search, now),
  };
}

function checkOf(plan: Partial<Record<WindowName, number>>, now: () => number): Check {
  const windows = new Map<WindowName, FixedWindow>();
  for (const [name, limit] of Object.entries(plan))
    windows.set(name as WindowName, new FixedWindow(limit, LENGTHS_MS[name as WindowName]));
  return (endpoint, reply) => {
    for (const name of Object.keys(LENGTHS_MS) as WindowName[]) {
      const use = windows.get(name)?.take(endpoint, now());
      // An unlimited window has an empty limit and no usage.
      void reply.header(`x-rate-limit-${name}`, use === undefined ? '' : `${use.limit}`);
      if (use === undefined) continue;
      void reply.headers({
        [`x-${name}-usage`]: `${Math.min(use.used, use.limit)}`,
        [`x-${name}-requests-left`]: `${Math.max(0, use.limit - use.used)}`,
      });
      if (use.used > use.limit) {
        const message = `The maximum number of api calls allowed for api/v1/${endpoint} is ${use.limit} times per ${PER[name]}. Please upgrade your plan from https://app.apollo.io/#/settings/plans/upgrade.`;
        void reply
          .code(429)
          .header('retry-after', `${Math.ceil(use.resetMs / 1000)}`)
          .send({ message });
        return false;
      }
    }
    return true;
  };
}
