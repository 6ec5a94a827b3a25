import { type Method, paged, SlackError } from './method.ts';
import { BOT, type SlackUser, TEAM, usersOf } from './workspace.ts';

/** `auth.*`, `team.*` and `users.*`: https://docs.slack.dev/reference/methods */
export const peopleMethods: Readonly<Record<string, Method>> = {
  'api.test': () => ({ args: {} }),
  'auth.test': (_args, context) => ({
    url: `${context.baseUrl}/`,
    team: TEAM.name,
    user: BOT.name,
    team_id: TEAM.id,
    user_id: BOT.userId,
    bot_id: BOT.botId,
    is_enterprise_install: false,
  }),
  'team.info': () => ({ team: { ...TEAM, email_domain: 'sandbox.example', icon: {} } }),
  'users.list': (args) => {
    const { page, nextCursor } = paged(usersOf(), args, 200);
    return { members: page.map(shownUser), cache_ts: 1_760_000_000, response_metadata: { next_cursor: nextCursor } };
  },
  'users.info': (args) => ({ user: shownUser(requiredUser(args.text('user'))) }),
  'users.lookupByEmail': (args) => {
    const email = args.text('email').toLowerCase();
    const user = usersOf().find((entry) => entry.email !== '' && entry.email === email);
    if (user === undefined) throw new SlackError('users_not_found');
    return { user: shownUser(user) };
  },
  'users.profile.get': (args) => ({ profile: profileOf(requiredUser(args.text('user') || BOT.userId)) }),
  'users.getPresence': (args) => {
    requiredUser(args.text('user') || BOT.userId);
    return { presence: 'active' };
  },
};

function requiredUser(id: string): SlackUser {
  const user = usersOf().find((entry) => entry.id === id);
  if (user === undefined) throw new SlackError('user_not_found');
  return user;
}

function shownUser(user: SlackUser): Record<string, unknown> {
  return {
    id: user.id,
    team_id: TEAM.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.timezone,
    profile: profileOf(user),
    is_admin: user.id === 'U0SANDBOX01',
    is_owner: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 1_760_000_000,
  };
}

function profileOf({ realName, name, email, isBot }: SlackUser): Record<string, unknown> {
  const [firstName = '', ...rest] = realName.split(' ');
  return {
    title: '',
    real_name: realName,
    real_name_normalized: realName,
    display_name: name,
    first_name: firstName,
    last_name: rest.join(' '),
    status_text: '',
    status_emoji: '',
    team: TEAM.id,
    ...(isBot ? { bot_id: BOT.botId, api_app_id: BOT.appId } : { email }),
  };
}
