import type { VendorContext } from '../../server/vendor.ts';
import { type Method, MethodArguments, requiredChannel, requiredMessage, SlackError } from './method.ts';
import { BOT, type Channel, messagesOf, nextTs, type SlackMessage, TEAM } from './workspace.ts';

const LONGEST_TEXT = 40_000;
const MOST_BLOCKS = 50;
const MOST_ATTACHMENTS = 100;

/** `chat.*`: https://docs.slack.dev/reference/methods. Nothing recognises a repeated post. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': (args, context) => {
    const channel = requiredChannel(args, context);
    if (channel.isArchived) throw new SlackError('is_archived');
    if (!channel.members.includes(BOT.userId)) throw new SlackError('not_in_channel');
    const message = postMessage(context, channel, args);
    return { channel: channel.id, ts: message.ts, message: shownMessage(message) };
  },
  'chat.postEphemeral': (args, context) => {
    const channel = requiredChannel(args, context);
    if (args.text('user') === '') throw new SlackError('user_not_in_channel');
    readContent(args);
    return { channel: channel.id, message_ts: nextTs(context) };
  },
  'chat.update': (args, context) => {
    const channel = requiredChannel(args, context);
    const message = requiredMessage(channel, args.text('ts'), context);
    if (message.user !== BOT.userId) throw new SlackError('cant_update_message');
    const changed = { ...message, ...readContent(args), edited: nextTs(context) };
    messagesOf(context).put(`${channel.id}/${message.ts}`, changed);
    return { channel: channel.id, ts: message.ts, text: changed.text, message: shownMessage(changed) };
  },
  'chat.delete': (args, context) => {
    const channel = requiredChannel(args, context);
    const message = requiredMessage(channel, args.text('ts'), context);
    messagesOf(context).delete(`${channel.id}/${message.ts}`);
    return { channel: channel.id, ts: message.ts };
  },
  'chat.getPermalink': (args, context) => {
    const channel = requiredChannel(args, context);
    const message = requiredMessage(channel, args.text('message_ts'), context);
    return {
      channel: channel.id,
      permalink: `${context.baseUrl}/archives/${channel.id}/p${message.ts.replace('.', '')}`,
    };
  },
  'reactions.add': (args, context) => {
    const { message, store } = reacted(args, context);
    const name = args.text('name');
    if ((message.reactions[name] ?? []).includes(BOT.userId)) throw new SlackError('already_reacted');
    store({
      ...message,
      reactions: { ...message.reactions, [name]: [...(message.reactions[name] ?? []), BOT.userId] },
    });
    return {};
  },
  'reactions.remove': (args, context) => {
    const { message, store } = reacted(args, context);
    const { [args.text('name')]: users, ...reactions } = message.reactions;
    if (users === undefined) throw new SlackError('no_reaction');
    store({ ...message, reactions });
    return {};
  },
  'reactions.get': (args, context) => {
    const { message } = reacted(args, context);
    return { type: 'message', channel: message.channel, message: shownMessage(message) };
  },
};

/** Checks the content and keeps the message; for the Web API and incoming webhooks alike. */
export function postMessage(context: VendorContext, channel: Channel, args: MethodArguments): SlackMessage {
  const ts = nextTs(context);
  const threadTs = args.text('thread_ts');
  const metadata = args.raw('metadata');
  const message: SlackMessage = {
    ts,
    channel: channel.id,
    user: BOT.userId,
    ...readContent(args),
    ...(threadTs === '' ? {} : { threadTs }),
    ...(args.text('username') === '' ? {} : { username: args.text('username') }),
    ...(metadata === undefined ? {} : { metadata }),
    reactions: {},
  };
  messagesOf(context).put(`${channel.id}/${ts}`, message);
  return message;
}

/** A message as every method shows it. */
export function shownMessage(message: SlackMessage): Record<string, unknown> {
  const { ts, user, text, blocks, attachments, threadTs, username, metadata, edited, reactions } = message;
  const shownReactions = Object.entries(reactions).map(([name, users]) => ({ name, users, count: users.length }));
  return {
    type: 'message',
    ...(username === undefined ? {} : { subtype: 'bot_message', username }),
    user,
    ts,
    bot_id: BOT.botId,
    app_id: BOT.appId,
    text,
    team: TEAM.id,
    bot_profile: {
      id: BOT.botId,
      app_id: BOT.appId,
      name: BOT.name,
      deleted: false,
      updated: 1_760_000_000,
      team_id: TEAM.id,
    },
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(edited === undefined ? {} : { edited: { user, ts: edited } }),
    ...(shownReactions.length === 0 ? {} : { reactions: shownReactions }),
  };
}

function readContent(args: MethodArguments): Pick<SlackMessage, 'text' | 'blocks' | 'attachments'> {
  const text = args.text('text');
  const blocks = args.list('blocks', 'invalid_blocks_format');
  const attachments = args.list('attachments', 'invalid_attachments');
  if (text === '' && !blocks?.length && !attachments?.length) throw new SlackError('no_text');
  if (text.length > LONGEST_TEXT) throw new SlackError('msg_too_long');
  if (blocks !== undefined && (blocks.length > MOST_BLOCKS || !blocks.every(isTyped))) {
    const messages = [
      blocks.length > MOST_BLOCKS
        ? `[ERROR] no more than ${MOST_BLOCKS} items allowed [json-pointer:/blocks]`
        : '[ERROR] missing required field: type [json-pointer:/blocks/0]',
    ];
    throw new SlackError('invalid_blocks', { errors: messages, response_metadata: { messages } });
  }
  if (attachments !== undefined && attachments.length > MOST_ATTACHMENTS) throw new SlackError('too_many_attachments');
  return { text, ...(blocks === undefined ? {} : { blocks }), ...(attachments === undefined ? {} : { attachments }) };
}

function isTyped(block: unknown): boolean {
  return typeof block === 'object' && block !== null && typeof (block as { type?: unknown }).type === 'string';
}

function reacted(args: MethodArguments, context: VendorContext) {
  const channel = requiredChannel(args, context);
  const message = requiredMessage(channel, args.text('timestamp'), context);
  const store = (changed: SlackMessage) => messagesOf(context).put(`${channel.id}/${changed.ts}`, changed);
  return { message, store };
}
