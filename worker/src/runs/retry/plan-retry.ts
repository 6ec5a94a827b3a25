import { HubError, type NodeRetry, type RetryPolicy, type WorkflowDocument } from '@leadloom/contracts';
import { type OpenScope, classifyFailure, isEffectful } from '@leadloom/engine';
import type { Claim } from '@leadloom/store';
import type { INode } from 'n8n-workflow';
import { retryPolicyOf, retryWaitMs } from './retry-policy.ts';

/** n8n's bounds of `maxTries`, and what it takes where it is not said. */
const n8nTries = { least: 2, most: 5, usual: 3 };

interface FailedTry {
  /** The workspace's policy. */
  defaults: () => Promise<RetryPolicy>;
  document: WorkflowDocument;
  claim: Claim;
  node: INode;
  scope: OpenScope;
  /** How often n8n has tried this run of the node since its segment began, this try included. */
  tries: number;
  error: unknown;
}

/**
 * What follows a failed try of a node by the retry policy: the reason to end its segment, which is run again later with what had succeeded
 * answered from the journal. Null where no rule says so. n8n's own tries come first, unless the vendor names a time to come back at.
 */
export async function planRetry(failedTry: FailedTry): Promise<HubError | null> {
  const { defaults, document, claim, node, scope, tries, error } = failedTry;
  if (!isEffectful(node, undefined)) return null;
  const { failure, waitMs: vendorMs } = classifyFailure(error, scope.failed);
  const rule = retryPolicyOf(await defaults(), document, node.name)[failure];
  if (rule === undefined || (vendorMs === null && tries < triesOfN8n(node))) return null;
  const { unit, run } = scope;
  const retry = (countsOf(claim, unit, run)[failure] ?? 0) + 1;
  const waitMs = retryWaitMs(rule, retry, vendorMs);
  if (waitMs === null) return null;
  const message = error instanceof Error ? error.message : String(error);
  const until = new Date(Date.now() + waitMs).toISOString();
  const details: NodeRetry = { node: unit, run, failure, retry, retries: rule.retries, until, message };
  return new HubError('unavailable', message, { retryable: true, retryAfterMs: waitMs, details });
}

/** What `planRetry` has put into a reason; null for other reasons. */
export function plannedRetryOf({ details }: HubError): NodeRetry | null {
  return typeof details === 'object' && details !== null && 'retry' in details ? (details as NodeRetry) : null;
}

/** How often each class of failures of this node run has been tried again. */
export function countsOf({ row: { retry }, segment }: Claim, node: string, run: number) {
  return retry?.segment === segment && retry.node === node && retry.run === run ? retry.counts : {};
}

function triesOfN8n({ retryOnFail, maxTries = n8nTries.usual }: INode): number {
  return retryOnFail === true ? Math.min(n8nTries.most, Math.max(n8nTries.least, maxTries)) : 1;
}
