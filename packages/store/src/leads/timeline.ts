import type { PageOf, PageQuery, TimelineEntry } from '@leadloom/contracts';
import type { Collection } from 'mongodb';
import { findPage } from '../find-page.ts';
import { fromStored, type Stored } from '../stored.ts';

export type TimelineDocument = Stored<TimelineEntry> & { leadId: string };

/** Entries of one lead, newest first. */
export async function listTimeline(
  timeline: Collection<TimelineDocument>,
  workspaceId: string,
  leadId: string,
  query: PageQuery,
): Promise<PageOf<TimelineEntry>> {
  return findPage(timeline, { filter: { workspaceId, leadId }, query, projection: { leadId: 0 } }, (row) =>
    fromStored<TimelineEntry>(row as Stored<TimelineEntry>),
  );
}
