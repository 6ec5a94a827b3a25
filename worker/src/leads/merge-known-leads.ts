import type { Lead } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import { applyNews } from './apply-news.ts';
import { keptKeys } from './keys-of-lead.ts';
import type { NewsOrigin } from './lead-news.ts';

/**
 * Makes the first two of several leads of one person one; the elder stays. Nothing happens when either has changed meanwhile: the caller
 * reads again.
 */
export async function mergeKnownLeads(
  store: Store,
  workspaceId: string,
  leads: readonly Lead[],
  origin: NewsOrigin,
): Promise<void> {
  const [elder, younger] = leads.toSorted((a, b) =>
    a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? -1 : 1,
  );
  if (elder === undefined || younger === undefined) return;
  const keys = await store.leads.identityKeys(workspaceId, [elder.id, younger.id]);
  const { draft, changes } = applyNews(elder, younger);
  const isChecked = draft.emailStatus === 'unverified' && draft.fields.email === younger.fields.email;
  const survivor: Lead = {
    ...draft,
    score: elder.score ?? younger.score,
    status: elder.status === 'new' ? younger.status : elder.status,
    ...(isChecked && statusOf(younger)),
  };
  const identityKeys = keptKeys([elder.id, younger.id].flatMap((id) => keys.get(id) ?? []));
  const timeline = [
    { kind: 'merged', title: 'Found to be the same person as another lead', changes, source: origin.source },
  ];
  await store.leads.merge(
    workspaceId,
    { lead: survivor, identityKeys, expectedVersion: elder.version, timeline },
    { id: younger.id, version: younger.version },
  );
}

function statusOf({ emailStatus, emailCheckedBy, emailCheckedAt }: Lead) {
  return {
    emailStatus,
    ...(emailCheckedBy !== undefined && { emailCheckedBy }),
    ...(emailCheckedAt !== undefined && { emailCheckedAt }),
  };
}
