import type { Campaign, Decision, Message, PageOf, PageQuery } from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

/** What a message can become, each counted once in its campaign. */
type Mark = keyof Campaign['counts'];

type MessageDocument = Stored<Message> & {
  /** Whose reservation it is: the operation or run that may send it. */
  reservedBy: string;
  /** When it first became each of these. */
  marks: Partial<Record<Mark, string>>;
};

export interface NewMessage {
  campaignId: string;
  leadId: string;
  step: number;
  to: string;
  subject: string;
  /** The operation that asks: asked again by the same one, an open reservation is its own. */
  reservedBy: string;
}

export type Reservation =
  /** Yours to send, then `confirm` or `fail`. */
  | { reserved: true; message: Message }
  /** The lead has had this step, or somebody else is sending it; `isMine` when it was the asking operation that sent it. */
  | { reserved: false; message: Message; isMine: boolean };

export type MessageRepository = ReturnType<typeof messageRepository>;

/** Messages. Unique by workspace, campaign, lead and step: a lead gets a step once, whoever asks and how often. */
export function messageRepository({ client, db }: StoreContext) {
  const messages = db.collection<MessageDocument>('messages');
  const campaigns = db.collection<Stored<Campaign>>('campaigns');
  const read = ({ reservedBy: _reservedBy, marks: _marks, ...row }: MessageDocument): Message =>
    fromStored<Message>(row);

  const count = (workspaceId: string, campaignId: string, mark: Mark, session: ClientSession) =>
    campaigns.updateOne({ _id: campaignId, workspaceId }, { $inc: { [`counts.${mark}`]: 1 } }, { session });

  /** Sets status and mark; counts the mark the first time. `from`: statuses in which it applies. */
  const advance = (
    workspaceId: string,
    id: string,
    mark: Mark,
    from: readonly Message['status'][],
    set: Partial<Message>,
  ): Promise<Message | null> =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        const at = set.at ?? new Date().toISOString();
        const before = await messages.findOne({ _id: id, workspaceId }, { session });
        if (before === null) return null;
        const first = before.marks[mark] === undefined;
        const applies = from.includes(before.status);
        const change = { ...(applies ? { ...set, at } : {}), ...(first ? { [`marks.${mark}`]: at } : {}) };
        if (Object.keys(change).length === 0) return read(before);
        const after = await messages.findOneAndUpdate(
          { _id: id, workspaceId },
          { $set: change },
          { session, returnDocument: 'after' },
        );
        if (first) await count(workspaceId, before.campaignId, mark, session);
        return after && read(after);
      }),
    );

  return {
    /** Reserves before the call to the vendor. A failed message may be reserved again: nothing was sent. */
    async reserve(workspaceId: string, input: NewMessage): Promise<Reservation> {
      const { campaignId, leadId, step, reservedBy, to, subject } = input;
      const at = new Date().toISOString();
      const message: Message = {
        id: newId('msg'),
        campaignId,
        leadId,
        step,
        channel: 'email',
        to,
        subject,
        status: 'reserved',
        vendorMessageId: null,
        reason: null,
        at,
      };
      const key = { workspaceId, campaignId, leadId, step };
      try {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await messages.insertOne(
              { ...toStored(workspaceId, message), reservedBy, marks: { reserved: at } },
              { session },
            );
            await count(workspaceId, campaignId, 'reserved', session);
          }),
        );
        return { reserved: true, message };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const mine = await messages.findOneAndUpdate(
        { ...key, $or: [{ status: 'failed' }, { status: 'reserved', reservedBy }] },
        { $set: { status: 'reserved', reservedBy, to, subject, reason: null, at } },
        { returnDocument: 'after' },
      );
      if (mine !== null) return { reserved: true, message: read(mine) };
      const taken = await messages.findOne(key);
      if (taken === null) throw new Error(`message ${campaignId}/${leadId}/${step} was deleted while it was reserved`);
      return { reserved: false, message: read(taken), isMine: taken.reservedBy === reservedBy };
    },
    /** The vendor took it. */
    async confirm(workspaceId: string, id: string, vendorMessageId: string | null): Promise<Message | null> {
      return advance(workspaceId, id, 'sent', ['reserved', 'needs_decision'], { status: 'sent', vendorMessageId });
    },
    /** The vendor refused it for certain: nothing was sent, and it may be reserved again. */
    async fail(workspaceId: string, id: string, reason: string): Promise<Message | null> {
      return advance(workspaceId, id, 'failed', ['reserved', 'needs_decision'], { status: 'failed', reason });
    },
    /** It was handed over and the answer is unknown: only a person may say `confirm` or `fail`. */
    async needDecision(workspaceId: string, id: string, reason: string): Promise<Message | null> {
      const found = await messages.findOneAndUpdate(
        { _id: id, workspaceId, status: 'reserved' },
        { $set: { status: 'needs_decision', reason, at: new Date().toISOString() } },
        { returnDocument: 'after' },
      );
      return found && read(found);
    },
    /** A person's word on the messages that an operation handed over without an answer: they were sent, or may be sent again. */
    async settle(workspaceId: string, reservedBy: string, decision: Decision): Promise<void> {
      const open = await messages.find({ workspaceId, reservedBy, status: 'needs_decision' }).toArray();
      for (const { _id } of open) {
        if (decision === 'done') await this.confirm(workspaceId, _id, null);
        else await this.fail(workspaceId, _id, 'Was not sent, says the person who was asked');
      }
    },
    /** What the vendor reports later; repeats change nothing, and a late report does not take a status back. */
    async report(
      workspaceId: string,
      id: string,
      event: { kind: 'delivered' | 'opened' | 'bounced'; at: string; reason?: string },
    ): Promise<Message | null> {
      const from = {
        delivered: ['reserved', 'sent', 'needs_decision'],
        opened: ['reserved', 'sent', 'needs_decision', 'delivered'],
        bounced: ['reserved', 'sent', 'needs_decision', 'delivered'],
      } as const satisfies Record<string, readonly Message['status'][]>;
      const { kind, at, reason } = event;
      return advance(workspaceId, id, kind, from[kind], {
        status: kind,
        at,
        ...(reason === undefined ? {} : { reason }),
      });
    },
    async get(workspaceId: string, id: string): Promise<Message | null> {
      const found = await messages.findOne({ _id: id, workspaceId });
      return found && read(found);
    },
    async byVendorId(workspaceId: string, vendorMessageId: string): Promise<Message | null> {
      const found = await messages.findOne({ workspaceId, vendorMessageId });
      return found && read(found);
    },
    async list(
      workspaceId: string,
      campaignId: string,
      query: PageQuery & { status?: string } = {},
    ): Promise<PageOf<Message>> {
      const filter = { workspaceId, campaignId, ...(query.status === undefined ? {} : { status: query.status }) };
      return findPage(messages, { filter, query }, read);
    },
  };
}
