import { sandboxCredentials } from '../../server/credentials.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor } from '../../server/vendor.ts';
import { registerMarketing, contactsOf } from './marketing.ts';
import { type Address, messagesOf } from './message.ts';
import { registerScheduledSends } from './scheduled-sends.ts';
import { sendDueEvents } from './send-events.ts';
import { registerSendMail } from './send-mail.ts';
import { registerSuppressions, suppressionsOf } from './suppressions.ts';
import { registerWebhooks, signedDelivery, webhooksOf } from './webhooks.ts';

const EVENT_PACE_MS = 250;
const SCOPES = [
  'mail.send',
  'mail.batch.create',
  'suppression.read',
  'suppression.create',
  'suppression.delete',
  'user.profile.read',
  'user.webhooks.event.settings.read',
  'user.webhooks.event.settings.update',
  'marketing.read',
  'templates.read',
];

/** SendGrid v3: https://www.twilio.com/docs/sendgrid/api-reference; base URL `{sandbox}/sendgrid`. */
export const sendgrid: Vendor = {
  name: 'sendgrid',
  title: 'SendGrid',
  routes(app, context) {
    app.addHook('preHandler', async (request, reply) => {
      if (request.headers.authorization === `Bearer ${sandboxCredentials.sendgrid.apiKey}`) return;
      const message =
        request.headers.authorization === undefined
          ? 'Permission denied, wrong credentials'
          : 'The provided authorization grant is invalid, expired, or revoked';
      await reply.code(401).send({ errors: [{ message, field: null, help: null }] });
    });
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      return reply
        .code(status)
        .send({ errors: [{ message: status === 413 ? 'Payload too large' : 'Bad Request', field: null, help: null }] });
    });
    app.setNotFoundHandler((_request, reply) =>
      reply.code(404).send({ errors: [{ message: 'Not Found', field: null, help: null }] }),
    );

    const pace = setInterval(() => sendDueEvents(context), EVENT_PACE_MS);
    app.addHook('onClose', async () => clearInterval(pace));

    app.get('/v3/scopes', () => ({ scopes: SCOPES }));
    app.get('/v3/user/profile', () => ({
      address: '1 Sandbox Way',
      city: 'Denver',
      company: 'Sandbox',
      country: 'US',
      first_name: 'Sandbox',
      last_name: 'Owner',
      phone: '+13035550100',
      state: 'CO',
      website: 'https://sandbox.example',
      zip: '80202',
    }));
    app.get('/v3/user/account', () => ({ type: 'paid', reputation: 99.7 }));
    app.get('/v3/templates', () => ({
      result: [],
      templates: [],
      _metadata: { self: `${context.baseUrl}/v3/templates`, count: 0 },
    }));
    registerSendMail(app, context);
    registerScheduledSends(app, context);
    registerWebhooks(app, context);
    registerSuppressions(app, context);
    registerMarketing(app, context);
  },
  prepareDelivery: signedDelivery,
  views: (context) => [
    listView({
      key: 'messages',
      title: 'E-mails received',
      columns: ['At', 'To', 'Subject', 'From', 'Last event'],
      records: () => messagesOf(context).values(),
      html: ({ html }) => html,
      values: ({ at, to, subject, from, events }) => [
        at,
        to.map(written).join(', '),
        subject,
        written(from),
        events.at(-1)?.event ?? 'accepted',
      ],
    }),
    listView({
      key: 'suppressions',
      title: 'Suppressions',
      columns: ['E-mail', 'List', 'Reason'],
      records: () => suppressionsOf(context).values(),
      values: ({ email, kind, reason }) => [email, kind, reason],
    }),
    listView({
      key: 'webhooks',
      title: 'Event webhooks',
      columns: ['Address', 'Enabled', 'Signed'],
      records: () => webhooksOf(context).values(),
      values: ({ url, enabled, privateKey }) => [url, enabled ? 'yes' : 'no', privateKey === undefined ? 'no' : 'yes'],
      detail: ({ privateKey: _privateKey, ...webhook }) => webhook,
    }),
    listView({
      key: 'contacts',
      title: 'Marketing contacts',
      columns: ['E-mail', 'Updated'],
      records: () => contactsOf(context).values(),
      values: ({ email, updated_at: updated }) => [email, updated],
    }),
  ],
};

function written({ email, name }: Address): string {
  return name ? `${name} <${email}>` : email;
}
