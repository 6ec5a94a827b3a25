import { type Static, Type } from 'typebox';
import { Nullable } from './page.ts';

/** How long executions stay: so many days after their end, and so many of each workflow, the newest first. Null sets no limit. */
export const RetentionRule = Type.Object(
  {
    days: Nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
    count: Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
);
export type RetentionRule = Static<typeof RetentionRule>;

/** `error` is for canceled ones too; `manual` for runs by hand, however they ended. What waits or needs a decision always stays. */
export const RetentionRules = Type.Object(
  { success: RetentionRule, error: RetentionRule, manual: RetentionRule },
  { $id: 'RetentionRules', additionalProperties: false },
);
export type RetentionRules = Static<typeof RetentionRules>;

export const retentionKinds = ['success', 'error', 'manual'] as const satisfies readonly (keyof RetentionRules)[];

/** Where nobody has said otherwise. */
export const defaultRetention: RetentionRules = {
  success: { days: 14, count: 10_000 },
  error: { days: 30, count: 10_000 },
  manual: { days: 14, count: 1_000 },
};

/** What a workflow's settings want of an execution after its end: nothing kept of it, or not these fields. */
export interface Tidying {
  /** Paths of fields; absent where the whole execution is deleted. */
  mask?: string[];
}
