import type { EmailStatus, OperationResult, VerifyRequest } from '@leadloom/contracts';
import { changeLeads } from '../../leads/change-leads.ts';
import { openCapability } from '../call-connector.ts';
import { missingLead, resolveLeads } from '../resolve-leads.ts';
import type { RunStep, StepContext } from '../step-context.ts';

const dayMs = 24 * 3_600_000;

interface State {
  leadIds: (string | null)[];
  /** Address of each item; null where there is none. */
  emails: (string | null)[];
  /** What is known by now, by address. */
  statuses: Record<string, { status: EmailStatus; detail?: string; by: string }>;
  /** Items whose status was young enough to be taken. */
  fresh: number[];
  verifier: number;
  /** Addresses that this verifier has not been asked for. */
  pending: string[];
}

/** One batch of one verifier a step; the next verifier is asked for what the one before does not know. */
export const verify: RunStep = async (context) => {
  const request = context.operation.request as VerifyRequest;
  const state = (context.operation.state as State | null) ?? (await firstState(context, request));
  if (state.pending.length > 0) await askVerifier(context, request, state);
  while (state.pending.length === 0 && state.verifier + 1 < request.connectionIds.length) {
    state.verifier++;
    const known = (email: string) => (state.statuses[email]?.status ?? 'unknown') !== 'unknown';
    const asked = state.emails.filter((email, index) => email !== null && !state.fresh.includes(index)) as string[];
    state.pending = [...new Set(asked)].filter((email) => !known(email));
  }
  const total = request.items.length;
  const finished = state.pending.length === 0;
  const progress = { done: finished ? total : Math.max(0, total - state.pending.length), total };
  if (!finished) return { results: [], finished, progress, state };
  return { results: request.items.map((item, index) => resultOf(state, item, index)), finished, progress };
};

async function firstState(context: StepContext, request: VerifyRequest): Promise<State> {
  const leads = await resolveLeads(context, request.items);
  const youngest = Date.now() - (request.maxAgeDays ?? 30) * dayMs;
  const fresh = [...leads.entries()].filter(
    ([, lead]) =>
      lead !== null && lead.emailStatus !== 'unverified' && Date.parse(lead.emailCheckedAt ?? '') >= youngest,
  );
  const emails = leads.map((lead) => lead?.fields.email ?? null);
  const freshIndexes = fresh.map(([index]) => index);
  const pending = emails.filter((email, index) => email !== null && !freshIndexes.includes(index)) as string[];
  const statuses = Object.fromEntries(
    fresh.flatMap(([, lead]) =>
      lead?.fields.email === undefined
        ? []
        : [[lead.fields.email, { status: lead.emailStatus, by: lead.emailCheckedBy ?? '' }]],
    ),
  );
  return {
    leadIds: leads.map((lead) => lead?.id ?? null),
    emails,
    statuses,
    fresh: freshIndexes,
    verifier: 0,
    pending: [...new Set(pending)],
  };
}

async function askVerifier(context: StepContext, request: VerifyRequest, state: State) {
  const connectionId = request.connectionIds[state.verifier] ?? '';
  const verifier = await openCapability(context, connectionId, 'verify-emails');
  const by = verifier.connection.connector ?? 'verifier';
  const asked = state.pending.splice(0, verifier.maxBatch);
  const { results } = await verifier.run({ emails: asked });
  for (const { email, status, detail } of results)
    state.statuses[email] = { status, by, ...(detail !== undefined && { detail }) };
  const ids = state.leadIds.filter((id, index) => id !== null && asked.includes(state.emails[index] ?? '')) as string[];
  const at = new Date().toISOString();
  await changeLeads(context.services.store, context.workspaceId, ids, (lead) => {
    const answer = state.statuses[lead.fields.email ?? ''];
    if (answer === undefined) return null;
    const changes = [{ field: 'emailStatus', from: lead.emailStatus, to: answer.status }];
    const entry = {
      kind: 'verified',
      title: `Address checked by ${verifier.connection.name}: ${answer.status}`,
      changes,
      source: by,
    };
    return {
      lead: { ...lead, emailStatus: answer.status, emailCheckedBy: by, emailCheckedAt: at },
      timeline: lead.emailStatus === answer.status ? [] : [entry],
    };
  });
}

function resultOf(
  { leadIds, emails, statuses, fresh }: State,
  item: VerifyRequest['items'][number],
  index: number,
): OperationResult {
  const leadId = leadIds[index];
  if (leadId === null || leadId === undefined) return missingLead(item, index);
  const email = emails[index];
  if (email === null || email === undefined)
    return { index, leadId, outcome: 'skipped', reason: 'The lead has no e-mail address' };
  const answer = statuses[email];
  const outcome = fresh.includes(index) ? 'unchanged' : 'updated';
  return {
    index,
    leadId,
    outcome,
    reason: answer?.status ?? 'unknown',
    data: { detail: answer?.detail ?? null, by: answer?.by ?? null },
  };
}
