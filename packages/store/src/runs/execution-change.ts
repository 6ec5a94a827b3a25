import { hasEnded } from '@leadloom/contracts';
import type { Filter, MatchKeysAndValues } from 'mongodb';
import { endOf } from './end-of.ts';
import type { ExecutionRow } from './run-context.ts';
import type { Claim, SegmentPublication } from './segment-publication.ts';

/** What a published segment changes in its execution's row, for as long as the claim is the newest. */
export function executionChange(
  claim: Claim,
  publication: SegmentPublication,
): { filter: Filter<ExecutionRow>; set: MatchKeysAndValues<ExecutionRow> } {
  const now = new Date();
  return {
    filter: { _id: claim.executionId, attempt: claim.attempt, segments: claim.segment },
    set: {
      status: publication.status,
      error: publication.error,
      next: publication.next,
      verdict: publication.verdict,
      wait: publication.wait,
      resumeToken: publication.resumeToken,
      ...(publication.customData && { customData: noted(publication.customData) }),
      ...(publication.packages === undefined ? {} : { packages: publication.packages }),
      segments: claim.segment + 1,
      lastEvent: claim.lastEvent + publication.events.length,
      ...(hasEnded(publication) ? endOf(claim.row, now, publication.tidy) : {}),
    },
  };
}

function noted(customData: Record<string, string>): NonNullable<ExecutionRow['customData']> {
  return Object.entries(customData).map(([key, value]) => ({ key, value }));
}
