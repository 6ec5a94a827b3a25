import type { PageOf, PageQuery } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

export interface StoredAuditEntry {
  id: string;
  at: string;
  actor: { kind: 'user' | 'api_key' | 'system'; id: string; name: string };
  action: string;
  target?: string;
  requestId?: string;
  address?: string;
}

export type AuditRepository = ReturnType<typeof auditRepository>;

export function auditRepository({ db }: StoreContext) {
  const entries = db.collection<Stored<StoredAuditEntry>>('audit');
  return {
    async add(workspaceId: string, input: Omit<StoredAuditEntry, 'id' | 'at'>): Promise<void> {
      const at = new Date();
      await entries.insertOne(
        toStored<StoredAuditEntry>(workspaceId, { id: newId('aud', at.getTime()), at: at.toISOString(), ...input }),
      );
    },
    /** Newest first. */
    async list(
      workspaceId: string,
      query: PageQuery & { action?: string; actorId?: string } = {},
    ): Promise<PageOf<StoredAuditEntry>> {
      const filter = {
        workspaceId,
        ...(query.action === undefined ? {} : { action: query.action }),
        ...(query.actorId === undefined ? {} : { 'actor.id': query.actorId }),
      };
      return findPage(entries, { filter, query }, (row) => fromStored<StoredAuditEntry>(row));
    },
  };
}
