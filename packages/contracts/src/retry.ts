import { type Static, Type } from 'typebox';
import { FailureClass } from './failure-class.ts';
import { Timestamp } from './page.ts';

const weekS = 604_800;

/** Of one class of failures. Waits grow by `factor`: `waitSeconds`, `waitSeconds * factor` …; a wait that the vendor names is longer or the same. */
export const RetryRule = Type.Object(
  {
    /** After the first failure; 0 for none. */
    retries: Type.Integer({ minimum: 0, maximum: 1000 }),
    waitSeconds: Type.Optional(Type.Number({ minimum: 1, maximum: weekS, default: 10 })),
    factor: Type.Optional(Type.Number({ minimum: 1, maximum: 10, default: 2 })),
    /** Waits do not grow beyond it; where the vendor names a longer one the node fails at once. */
    maxWaitSeconds: Type.Optional(Type.Number({ minimum: 1, maximum: weekS, default: 86_400 })),
  },
  { additionalProperties: false },
);
export type RetryRule = Static<typeof RetryRule>;

/** Classes that are not named are left to n8n's own tries. */
export const RetryPolicy = Type.Object(
  {
    authentication: Type.Optional(RetryRule),
    quota: Type.Optional(RetryRule),
    transient: Type.Optional(RetryRule),
    data: Type.Optional(RetryRule),
  },
  { additionalProperties: false },
);
export type RetryPolicy = Static<typeof RetryPolicy>;

/** A node run that has failed and is to be tried again. */
export const NodeRetry = Type.Object({
  node: Type.String(),
  run: Type.Integer(),
  failure: FailureClass,
  /** The how manieth retry it will be, of this class. */
  retry: Type.Integer(),
  retries: Type.Integer(),
  until: Timestamp,
  message: Type.String(),
});
export type NodeRetry = Static<typeof NodeRetry>;
