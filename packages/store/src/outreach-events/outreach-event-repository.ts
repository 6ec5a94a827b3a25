import { isDuplicateKey } from '../duplicate-key.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

/** What a sending vendor reports of a message. */
export interface OutreachEvent {
  id: string;
  connectionId: string;
  /** The vendor's own id of the event: it comes at least once. */
  vendorEventId: string;
  kind:
    'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'unsubscribed' | 'deferred' | 'dropped' | 'other';
  messageId: string | null;
  leadId: string | null;
  email: string;
  at: string;
  reason?: string;
  /** The event as it came. */
  raw?: unknown;
}

export type OutreachEventRepository = ReturnType<typeof outreachEventRepository>;

export function outreachEventRepository({ db }: StoreContext) {
  const events = db.collection<Stored<OutreachEvent>>('outreachEvents');
  return {
    /** False when the event is here already. */
    async insertIfAbsent(workspaceId: string, input: Omit<OutreachEvent, 'id'>): Promise<boolean> {
      try {
        await events.insertOne(toStored<OutreachEvent>(workspaceId, { id: newId('evt'), ...input }));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    /** Of a message, oldest first. */
    async listOfMessage(workspaceId: string, messageId: string): Promise<OutreachEvent[]> {
      const found = await events.find({ workspaceId, messageId }).sort({ at: 1, _id: 1 }).limit(500).toArray();
      return found.map((row) => fromStored<OutreachEvent>(row));
    },
  };
}
