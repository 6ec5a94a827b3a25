import type { ClientSession, Collection } from 'mongodb';
import type { Stored } from '../stored.ts';
import type { StoreContext } from '../store-context.ts';
import type { Message } from '@leadloom/contracts';
import { type LeadDocument, leadsCollection, timelineCollection } from './lead-document.ts';
import type { TimelineDocument } from './timeline.ts';
import { type LeadWrite, toDocument } from './write-leads.ts';

/** `_id` was found to be the same person as `to`. */
interface RedirectDocument {
  _id: string;
  workspaceId: string;
  to: string;
}

const redirectsOf = ({ db }: StoreContext): Collection<RedirectDocument> => db.collection('leadRedirects');

/**
 * Makes two leads one: the survivor is written, the other goes; its timeline and messages move, and its id leads to the survivor from then
 * on. A message of a step that both have had stays with neither lost: the survivor's counts.
 * @returns false when either has changed since it was read
 */
export async function mergeLeads(
  context: StoreContext,
  workspaceId: string,
  survivor: LeadWrite,
  other: { id: string; version: number },
): Promise<boolean> {
  const leads = context.db.collection<LeadDocument>(leadsCollection);
  const to = survivor.lead.id;
  const now = new Date().toISOString();
  const lead = {
    ...survivor.lead,
    version: (survivor.expectedVersion ?? 0) + 1,
    createdAt: survivor.lead.createdAt ?? now,
    updatedAt: now,
  };
  const { _id, ...document } = toDocument(workspaceId, lead, survivor.identityKeys);
  return context.client.withSession((session) =>
    session.withTransaction(async () => {
      const gone = await leads.deleteOne({ _id: other.id, workspaceId, version: other.version }, { session });
      const filter = { _id, workspaceId, version: survivor.expectedVersion ?? 0 };
      const kept =
        gone.deletedCount === 1 && (await leads.replaceOne(filter, document, { session })).matchedCount === 1;
      if (!kept) {
        await session.abortTransaction();
        return false;
      }
      const redirects = redirectsOf(context);
      await redirects.updateMany({ workspaceId, to: other.id }, { $set: { to } }, { session });
      await redirects.insertOne({ _id: other.id, workspaceId, to }, { session });
      const timeline = context.db.collection<TimelineDocument>(timelineCollection);
      await timeline.updateMany({ workspaceId, leadId: other.id }, { $set: { leadId: to } }, { session });
      await moveMessages(context, workspaceId, other.id, to, session);
      return true;
    }),
  );
}

async function moveMessages(
  context: StoreContext,
  workspaceId: string,
  from: string,
  to: string,
  session: ClientSession,
) {
  const messages = context.db.collection<Stored<Message>>('messages');
  const had = await messages.find({ workspaceId, leadId: to }, { session }).toArray();
  const isHad = new Set(had.map(({ campaignId, step }) => `${campaignId}/${step}`));
  for (const { _id, campaignId, step } of await messages.find({ workspaceId, leadId: from }, { session }).toArray()) {
    if (!isHad.has(`${campaignId}/${step}`)) await messages.updateOne({ _id }, { $set: { leadId: to } }, { session });
  }
}

/** Id of the lead that each id has become; ids that were never merged are missing. */
export async function followRedirects(
  context: StoreContext,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await redirectsOf(context)
    .find({ _id: { $in: [...ids] }, workspaceId })
    .toArray();
  return new Map(found.map(({ _id, to }) => [_id, to]));
}
