import {
  type Campaign,
  HubError,
  type Lead,
  type Message,
  type OperationResult,
  type SendEmailRequest,
} from '@leadloom/contracts';
import { renderMessage } from '@leadloom/domain';
import { changeLeads } from '../../leads/change-leads.ts';
import { openCapability } from '../call-connector.ts';
import { missingLead, resolveLeads } from '../resolve-leads.ts';
import type { RunStep, StepContext } from '../step-context.ts';

interface State {
  leadIds: (string | null)[];
  next: number;
}

/** Addresses that mail may go to. */
const sendable = new Set(['valid', 'catch_all', 'role', 'unknown', 'unverified']);

/** Messages a step: each is reserved and journalled by itself, so a step that is run again sends none of them twice. */
const messagesPerStep = 10;

/** A few messages a step; items that get none are passed over on the way. */
export const sendEmail: RunStep = async (context) => {
  const { items, campaignId, step: campaignStep = 1 } = context.operation.request as SendEmailRequest;
  const { store } = context.services;
  const campaign = await store.campaigns.get(context.workspaceId, campaignId);
  if (campaign === null)
    throw new HubError('not_found', `There is no campaign ${campaignId}: choose another one in the node`);
  const state = (context.operation.state as State | null) ?? {
    leadIds: (await resolveLeads(context, items)).map((lead) => lead?.id ?? null),
    next: 0,
  };
  const results: OperationResult[] = [];
  let calls = 0;
  while (calls < messagesPerStep && state.next < items.length) {
    const index = state.next++;
    const [lead] = await store.leads.resolveMany(context.workspaceId, [state.leadIds[index] ?? '']);
    if (lead === null || lead === undefined) {
      results.push(missingLead(items[index] ?? {}, index));
      continue;
    }
    const { called, ...result } = await sendTo(context, campaign, campaignStep, lead);
    results.push({ index, leadId: lead.id, ...result });
    if (called) calls++;
  }
  const finished = state.next >= items.length;
  return { results, finished, progress: { done: state.next, total: items.length }, ...(!finished && { state }) };
};

type Sent = Omit<OperationResult, 'index' | 'leadId'> & { called: boolean };

/** Reserved in the store before the call, confirmed after it: whoever asks for the same step of the same lead finds the reservation. */
async function sendTo(context: StepContext, campaign: Campaign, step: number, lead: Lead): Promise<Sent> {
  const { store } = context.services;
  const { workspaceId, operation } = context;
  const recipient = await recipientOf(context, campaign, lead);
  if ('barrier' in recipient) return { called: false, outcome: 'skipped', reason: recipient.barrier };
  const { to } = recipient;
  let subject: string;
  let text: string;
  try {
    subject = renderMessage(campaign.subject, lead.fields);
    text = renderMessage(campaign.body, lead.fields);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { called: false, outcome: 'failed', code: error.code, reason: error.message };
  }
  const reservation = await store.messages.reserve(workspaceId, {
    campaignId: campaign.id,
    leadId: lead.id,
    step,
    to,
    subject,
    reservedBy: operation.id,
  });
  const { message } = reservation;
  const data = { messageId: message.id, vendorMessageId: message.vendorMessageId };
  if (!reservation.reserved && reservation.isMine) {
    // Sent by an attempt before this one, which may have ended just then, or by the word of a person.
    await noteSent(context, campaign, lead, message);
    return { called: false, outcome: 'sent', data };
  }
  if (!reservation.reserved)
    return { called: false, outcome: 'skipped', reason: `Has had step ${step} of this campaign already`, data };
  const mailer = await openCapability(context, campaign.connectionId, 'send-email');
  try {
    const mail = {
      from: { email: campaign.fromEmail, name: campaign.fromName },
      to,
      subject,
      text,
      messageId: message.id,
    };
    const { vendorMessageId } = await mailer.run(mail, message.id);
    await store.messages.confirm(workspaceId, message.id, vendorMessageId);
    await noteSent(context, campaign, lead, message);
    return { called: true, outcome: 'sent', data: { messageId: message.id, vendorMessageId } };
  } catch (error) {
    if (!(error instanceof HubError) || error.retryable) throw error;
    if (error.code === 'outcome_unknown') {
      await store.messages.needDecision(workspaceId, message.id, error.message);
      throw error;
    }
    await store.messages.fail(workspaceId, message.id, error.message);
    return { called: true, outcome: 'failed', code: error.code, reason: error.message };
  }
}

/** Where this lead gets mail of the campaign, or why it must not get any. */
async function recipientOf(
  { services: { store }, workspaceId }: StepContext,
  { name, status }: Campaign,
  { fields: { email: to }, emailStatus }: Lead,
): Promise<{ to: string } | { barrier: string }> {
  if (status === 'paused') return { barrier: `The campaign "${name}" is paused` };
  if (to === undefined) return { barrier: 'The lead has no e-mail address' };
  if (!sendable.has(emailStatus)) return { barrier: `The address is ${emailStatus}` };
  const hit = (await store.suppressions.check(workspaceId, [to])).get(to);
  return hit === undefined ? { to } : { barrier: `Must not be contacted: ${hit.reason}` };
}

async function noteSent(
  { services: { store }, workspaceId }: StepContext,
  campaign: Campaign,
  lead: Lead,
  message: Message,
) {
  const id = message.id.replace(/^msg_/, 'tl_');
  const title = `Sent "${message.subject}" of ${campaign.name}`;
  const timeline = [{ id, kind: 'emailed', title, changes: [], source: 'campaign' }];
  await changeLeads(store, workspaceId, [lead.id], (now) => ({
    lead: now.status === 'new' ? { ...now, status: 'contacted' } : now,
    timeline,
  }));
}
