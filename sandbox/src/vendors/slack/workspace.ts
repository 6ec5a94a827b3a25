import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';

export const TEAM = { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' } as const;
export const BOT = { userId: 'U0SANDBOXBOT', botId: 'B0SANDBOX', appId: 'A0SANDBOX', name: 'leadbot' } as const;

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** User ids. */
  readonly members: readonly string[];
  readonly topic: string;
  readonly purpose: string;
  /** Seconds since 1970. */
  readonly created: number;
}

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  readonly timezone: string;
  readonly isBot: boolean;
}

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
  readonly threadTs?: string;
  readonly username?: string;
  readonly metadata?: unknown;
  readonly edited?: string;
  readonly reactions: Readonly<Record<string, readonly string[]>>;
}

const FIRST_CREATED = 1_760_000_000;
const PEOPLE: readonly (readonly [string, string, string, string])[] = [
  ['U0SANDBOX01', 'mira', 'Mira Okafor', 'Europe/London'],
  ['U0SANDBOX02', 'jonas', 'Jonas Weiß', 'Europe/Berlin'],
  ['U0SANDBOX03', 'aiko', 'Aiko 田中', 'Asia/Tokyo'],
  ['U0SANDBOX04', 'lucia', 'Lucía Peña', 'America/Mexico_City'],
];

export function usersOf(): readonly SlackUser[] {
  const people = PEOPLE.map(([id, name, realName, timezone]) => ({
    id,
    name,
    realName,
    timezone,
    email: `${name}@sandbox.example`,
    isBot: false,
  }));
  return [
    ...people,
    { id: BOT.userId, name: BOT.name, realName: 'Lead Bot', timezone: 'Etc/UTC', email: '', isBot: true },
  ];
}

/** Filled the first time: the bot is in some channels, not in `random`, and one channel is archived. */
export function channelsOf(context: VendorContext): Collection<Channel> {
  const channels = context.state.collection<Channel>('slack', 'channels');
  if (channels.size > 0) return channels;
  const people = PEOPLE.map(([id]) => id);
  const add = (id: string, name: string, purpose: string, more: Partial<Channel> = {}) =>
    channels.put(id, {
      id,
      name,
      isPrivate: false,
      isArchived: false,
      members: [...people, BOT.userId],
      topic: '',
      purpose,
      created: FIRST_CREATED,
      ...more,
    });
  add('C0SANDBOXGEN', 'general', 'Company-wide announcements');
  add('C0SANDBOXLEAD', 'leads', 'New leads and what becomes of them');
  add('C0SANDBOXSALE', 'sales', 'Deals');
  add('C0SANDBOXRAND', 'random', 'Everything else', { members: people });
  add('C0SANDBOXOLD', 'old-campaigns', 'What was', { isArchived: true });
  add('G0SANDBOXPRIV', 'revenue-private', 'Numbers', { isPrivate: true });
  return channels;
}

export function messagesOf(context: VendorContext): Collection<SlackMessage> {
  return context.state.collection<SlackMessage>('slack', 'messages');
}

/** By id, or by name with or without `#`. A user's id means the conversation with them. */
export function findChannel(context: VendorContext, wanted: string): Channel | undefined {
  const channels = channelsOf(context);
  const byId = channels.get(wanted);
  if (byId !== undefined) return byId;
  const user = usersOf().find(({ id }) => id === wanted);
  if (user !== undefined) return openConversation(context, user.id);
  const name = wanted.replace(/^#/, '').toLowerCase();
  return [...channels.values()].find((channel) => channel.name === name);
}

export function openConversation(context: VendorContext, userId: string): Channel {
  const channels = channelsOf(context);
  const id = `D${userId.slice(1)}`;
  const before = channels.get(id);
  if (before !== undefined) return before;
  const opened = {
    id,
    name: userId,
    isPrivate: true,
    isArchived: false,
    members: [userId, BOT.userId],
    topic: '',
    purpose: '',
    created: Math.floor(context.now() / 1000),
  };
  channels.put(id, opened);
  return opened;
}

/** Seconds and a fraction that is never the same twice, which is a message's id within its channel. */
export function nextTs(context: VendorContext): string {
  const number = messagesOf(context).nextNumber();
  return `${Math.floor(context.now() / 1000)}.${String(number % 1_000_000).padStart(6, '0')}`;
}
