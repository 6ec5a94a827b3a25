import type { VendorContext } from '../../server/vendor.ts';
import { shownMessage } from './chat.ts';
import { type Method, type MethodArguments, paged, requiredChannel, requiredMessage, SlackError } from './method.ts';
import { BOT, type Channel, channelsOf, messagesOf, openConversation, TEAM, usersOf } from './workspace.ts';

/** `conversations.*`: https://docs.slack.dev/reference/methods */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.list': (args, context) => {
    const types = (args.text('types') || 'public_channel').split(',').map((type) => type.trim());
    const wanted = [...channelsOf(context).values()].filter(
      (channel) => types.includes(typeOf(channel)) && !(args.isTrue('exclude_archived') && channel.isArchived),
    );
    const { page, nextCursor } = paged(wanted, args, 100);
    return { channels: page.map(shownChannel), response_metadata: { next_cursor: nextCursor } };
  },
  'conversations.info': (args, context) => ({ channel: shownChannel(requiredChannel(args, context)) }),
  'conversations.members': (args, context) => {
    const { page, nextCursor } = paged(requiredChannel(args, context).members, args, 100);
    return { members: page, response_metadata: { next_cursor: nextCursor } };
  },
  'conversations.history': (args, context) => {
    const channel = requiredChannel(args, context);
    if (!channel.members.includes(BOT.userId)) throw new SlackError('not_in_channel');
    const found = messagesIn(channel, context)
      .filter(({ ts, threadTs }) => (threadTs === undefined || threadTs === ts) && isWithin(ts, args))
      .reverse();
    return messagePage(found.map(shownMessage), args);
  },
  'conversations.replies': (args, context) => {
    const channel = requiredChannel(args, context);
    const parent = requiredMessage(channel, args.text('ts'), context);
    const found = messagesIn(channel, context).filter(
      ({ ts, threadTs }) => (ts === parent.ts || threadTs === parent.ts) && isWithin(ts, args),
    );
    return messagePage(found.map(shownMessage), args);
  },
  'conversations.create': (args, context) => {
    const name = args.text('name');
    if (name === '') throw new SlackError('invalid_name_required');
    if (!/^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u.test(name)) throw new SlackError('invalid_name_specials');
    const channels = channelsOf(context);
    if ([...channels.values()].some((channel) => channel.name === name)) throw new SlackError('name_taken');
    const id = `C0NEW${String(channels.nextNumber()).padStart(6, '0')}`;
    const created = Math.floor(context.now() / 1000);
    const channel = {
      id,
      name,
      isPrivate: args.isTrue('is_private'),
      isArchived: false,
      members: [BOT.userId],
      topic: '',
      purpose: '',
      created,
    };
    channels.put(id, channel);
    return { channel: shownChannel(channel) };
  },
  'conversations.open': (args, context) => {
    const [user = ''] = args.text('users').split(',');
    if (!usersOf().some(({ id }) => id === user)) throw new SlackError('user_not_found');
    return { channel: { id: openConversation(context, user).id } };
  },
  'conversations.close': () => ({}),
  'conversations.join': change((channel) => ({ members: [...new Set([...channel.members, BOT.userId])] })),
  'conversations.leave': change((channel) => ({ members: channel.members.filter((id) => id !== BOT.userId) })),
  'conversations.invite': change((channel, args) => ({
    members: [...new Set([...channel.members, ...args.text('users').split(',')])],
  })),
  'conversations.kick': change((channel, args) => ({
    members: channel.members.filter((id) => id !== args.text('user')),
  })),
  'conversations.rename': change((_channel, args) => ({ name: args.text('name') })),
  'conversations.setTopic': change((_channel, args) => ({ topic: args.text('topic') })),
  'conversations.setPurpose': change((_channel, args) => ({ purpose: args.text('purpose') })),
  'conversations.archive': change((channel) => {
    if (channel.isArchived) throw new SlackError('already_archived');
    return { isArchived: true };
  }),
  'conversations.unarchive': change((channel) => {
    if (!channel.isArchived) throw new SlackError('not_archived');
    return { isArchived: false };
  }),
};

function change(changes: (channel: Channel, args: MethodArguments) => Partial<Channel>): Method {
  return (args, context) => {
    const channel = requiredChannel(args, context);
    const changed = { ...channel, ...changes(channel, args) };
    channelsOf(context).put(changed.id, changed);
    return { channel: shownChannel(changed) };
  };
}

function typeOf({ id, isPrivate }: Channel): string {
  if (id.startsWith('D')) return 'im';
  return isPrivate ? 'private_channel' : 'public_channel';
}

function shownChannel(channel: Channel): Record<string, unknown> {
  const { id, name, isPrivate, isArchived, members, topic, purpose, created } = channel;
  const noted = (value: string) => ({ value, creator: BOT.userId, last_set: created });
  return {
    id,
    name,
    name_normalized: name,
    is_channel: !isPrivate,
    is_group: false,
    is_im: id.startsWith('D'),
    is_mpim: false,
    is_private: isPrivate,
    is_archived: isArchived,
    is_general: name === 'general',
    is_member: members.includes(BOT.userId),
    is_shared: false,
    created,
    creator: BOT.userId,
    context_team_id: TEAM.id,
    topic: noted(topic),
    purpose: noted(purpose),
    previous_names: [],
    num_members: members.length,
  };
}

function messagesIn(channel: Channel, context: VendorContext) {
  return [
    ...messagesOf(context)
      .index('channel', ({ channel: id }) => id)
      .get(channel.id),
  ];
}

function isWithin(ts: string, args: MethodArguments): boolean {
  const at = Number(ts);
  const oldest = args.number('oldest', 0);
  const latest = args.number('latest', Infinity);
  return args.isTrue('inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function messagePage(found: Record<string, unknown>[], args: MethodArguments): Record<string, unknown> {
  const { page, nextCursor } = paged(found, args, 100);
  const rest = nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } };
  return { messages: page, has_more: nextCursor !== '', pin_count: 0, ...rest };
}
