import type { RetryPolicy, RetryRule, WorkflowDocument } from '@leadloom/contracts';
import { ownNodeSettingsOf, ownSettingsOf } from '@leadloom/graph';

/** The node's own rules; for classes that it does not name the workflow's, and then the workspace's. */
export function retryPolicyOf(defaults: RetryPolicy, document: WorkflowDocument, node: string): RetryPolicy {
  return { ...defaults, ...ownSettingsOf(document).retry, ...ownNodeSettingsOf(document, node).retry };
}

const defaultWaitS = 10;
const defaultFactor = 2;
const defaultMaxWaitS = 86_400;

/**
 * How long to wait before retry number `retry` (from 1), in ms; null where none is to follow.
 * @param vendorMs what the vendor asks to wait
 */
export function retryWaitMs(rule: RetryRule, retry: number, vendorMs: number | null): number | null {
  if (retry > rule.retries) return null;
  const maxMs = (rule.maxWaitSeconds ?? defaultMaxWaitS) * 1_000;
  if (vendorMs !== null && vendorMs > maxMs) return null;
  const grownMs = (rule.waitSeconds ?? defaultWaitS) * 1_000 * (rule.factor ?? defaultFactor) ** (retry - 1);
  return Math.max(vendorMs ?? 0, Math.min(grownMs, maxMs));
}
