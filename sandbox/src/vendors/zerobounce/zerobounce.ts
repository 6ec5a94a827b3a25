import type { FastifyReply } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import { FixedWindow } from '../../server/fixed-window.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor, VendorContext } from '../../server/vendor.ts';
import { type ZeroBounceVerdict, zeroBounceVerdict } from './verdict.ts';

interface Validation extends ZeroBounceVerdict {
  readonly at: string;
  readonly address: string;
}

const MOST_PER_BATCH = 100;
const BATCHES_A_MINUTE = 30;
const BLOCK_MS = 600_000;
const FIRST_CREDITS = 1_000_000;
const KEPT_VALIDATIONS = 5_000;

/** ZeroBounce v2: https://www.zerobounce.net/docs/email-validation-api-quickstart; base URL `{sandbox}/zerobounce/v2`. */
export const zerobounce: Vendor = {
  name: 'zerobounce',
  title: 'ZeroBounce',
  routes(app, context) {
    const batches = new FixedWindow(BATCHES_A_MINUTE, 60_000);
    let blockedUntil = 0;

    app.get<{ Querystring: Record<string, string | undefined> }>('/v2/validate', (request) => {
      const { api_key: key, email } = request.query;
      if (!isAccepted(context, key)) return { error: 'Invalid API key or your account ran out of credits' };
      if (!email) return { error: 'Missing parameter: email.' };
      return validate(context, email);
    });

    app.post<{ Body: BatchRequest | undefined }>('/v2/validatebatch', (request, reply) => {
      const { api_key: key, email_batch: batch } = request.body ?? {};
      if (!isAccepted(context, key)) return batchError('Invalid API Key or your account ran out of credits');
      if (!Array.isArray(batch) || batch.length === 0) return batchError('Invalid or empty email_batch');
      if (batch.length > MOST_PER_BATCH) return batchError(`Too many emails in batch, the limit is ${MOST_PER_BATCH}`);
      const now = context.now();
      if (now >= blockedUntil && batches.take('batch', now).used > BATCHES_A_MINUTE) blockedUntil = now + BLOCK_MS;
      if (now < blockedUntil) return tooMany(reply);
      const addresses = batch.map(({ email_address: address }) => address);
      return {
        email_batch: addresses
          .filter((address) => typeof address === 'string')
          .map((address) => validate(context, address)),
        errors: [],
      };
    });

    app.get<{ Querystring: Record<string, string | undefined> }>('/v2/getcredits', (request) => ({
      Credits: isKnown(request.query['api_key']) ? `${credits(context)}` : '-1',
    }));

    app.get<{ Querystring: Record<string, string | undefined> }>('/v2/getapiusage', (request) => {
      if (!isKnown(request.query['api_key'])) return { error: 'Invalid API key or your account ran out of credits' };
      const counts = Object.fromEntries(
        ['valid', 'invalid', 'catch-all', 'unknown', 'spamtrap', 'abuse', 'do_not_mail'].map((status) => [
          `status_${status.replace('-', '_')}`,
          validations(context)
            .index('status', (entry) => entry.status)
            .get(status).length,
        ]),
      );
      return {
        total: validations(context).size,
        ...counts,
        start_date: request.query['start_date'],
        end_date: request.query['end_date'],
      };
    });
  },
  seed(body, context) {
    const { credits: wanted } = body as { credits?: number };
    if (wanted !== undefined) account(context).put('credits', wanted);
    return { credits: credits(context) };
  },
  views: (context) => [
    listView({
      key: 'validations',
      title: 'Validations',
      columns: ['At', 'Address', 'Status', 'Sub-status'],
      records: () => validations(context).values(),
      values: ({ at, address, status, subStatus }) => [at, address, status, subStatus],
    }),
  ],
};

interface BatchRequest {
  readonly api_key?: string;
  readonly email_batch?: readonly { readonly email_address?: unknown; readonly ip_address?: unknown }[];
}

/** The vendor's words, numbers and booleans as text but for `free_email`. */
function validate(context: VendorContext, address: string): Record<string, unknown> {
  const verdict = zeroBounceVerdict(context.population, address);
  if (!verdict.isFree) account(context).put('credits', credits(context) - 1);
  const at = new Date(context.now()).toISOString().replace('T', ' ').replace('Z', '');
  const kept = validations(context);
  const number = kept.nextNumber();
  kept.put(`${number}`, { at, address, ...verdict });
  kept.delete(`${number - KEPT_VALIDATIONS}`);
  const [account_, domain] = address.includes('@') ? address.split('@') : [null, null];
  const person = context.population.peopleByEmail(address)[0];
  const hasServer = verdict.subStatus !== 'no_dns_entries' && verdict.subStatus !== 'failed_syntax_check';
  return {
    address,
    status: verdict.status,
    sub_status: verdict.subStatus,
    free_email: false,
    did_you_mean: null,
    account: account_,
    domain,
    domain_age_days: hasServer ? '2692' : '',
    smtp_provider: hasServer ? 'example' : '',
    mx_found: hasServer ? 'true' : 'false',
    mx_record: hasServer ? `mx.${domain}` : '',
    firstname: person?.firstName ?? null,
    lastname: person?.lastName ?? null,
    gender: null,
    country: person?.country ?? null,
    region: null,
    city: person?.city ?? null,
    zipcode: null,
    processed_at: at,
  };
}

function batchError(error: string): Record<string, unknown> {
  return { email_batch: [], errors: [{ email_address: 'all', error }] };
}

function tooMany(reply: FastifyReply): FastifyReply {
  return reply.code(429).send({ error: 'Rate limit exceeded, try again in 10 minutes' });
}

function isKnown(key: unknown): boolean {
  return key === sandboxCredentials.zerobounce.apiKey;
}

function isAccepted(context: VendorContext, key: unknown): boolean {
  return isKnown(key) && credits(context) > 0;
}

function account(context: VendorContext) {
  return context.state.collection<number>('zerobounce', 'account');
}

function credits(context: VendorContext): number {
  return account(context).get('credits') ?? FIRST_CREDITS;
}

function validations(context: VendorContext) {
  return context.state.collection<Validation>('zerobounce', 'validations');
}
