import type { FastifyReply } from 'fastify';
import type { Person } from '../../population/population.ts';
import { isTrue } from '../../server/is-true.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { apolloId } from './records.ts';

/** The part of a match request that asks for phone numbers. */
export interface Reveal {
  readonly reveal_phone_number?: unknown;
  readonly webhook_url?: string;
}

interface RevealRequest {
  readonly dueAt: number;
  readonly body: string;
}

const PENDING_MS = 2_000;
const KEPT_MS = 30 * 86_400_000;
/** Request ids are 64-bit integers beyond what a double holds, which is the trap. */
const FIRST_ID = 4_611_686_018_427_387_905n;

/** Phone numbers come later, to the caller's webhook and by polling. The answer is the id to poll with, as text. */
export function enqueueReveal(context: VendorContext, webhookUrl: string, people: readonly Person[]): string {
  const requests = context.state.collection<RevealRequest>('apollo', 'reveals');
  const id = `${FIRST_ID + BigInt(requests.nextNumber())}`;
  const found = people.map((person) => ({
    id: apolloId(person.id),
    status: 'success',
    phone_numbers:
      person.phone === undefined
        ? []
        : [
            {
              raw_number: person.phone,
              sanitized_number: person.phone,
              type_cd: 'mobile',
              status_cd: 'valid_number',
              confidence_cd: 'high',
            },
          ],
  }));
  const body = JSON.stringify({
    status: 'success',
    request_id: id,
    total_requested_enrichments: people.length,
    people: found,
  });
  requests.put(id, { dueAt: context.now() + PENDING_MS, body });
  context.deliver({ url: webhookUrl, headers: { 'content-type': 'application/json' }, body, afterMs: PENDING_MS });
  return id;
}

/** `GET /webhook_result/{request_id}`. */
export function webhookResult(context: VendorContext, id: string, reply: FastifyReply): unknown {
  if (!/^-?\d{1,19}$/.test(id))
    return reply.code(400).send({ error: 'Invalid request_id', error_code: 'invalid_request_id' });
  const request = context.state.collection<RevealRequest>('apollo', 'reveals').get(id);
  if (request === undefined)
    return reply.code(404).send({ error: 'Unknown request_id', error_code: 'request_id_unknown' });
  if (context.now() < request.dueAt) {
    return reply
      .code(404)
      .send({ error: 'Result is not ready', error_code: 'result_pending', retry_after_seconds: 10 });
  }
  if (context.now() > request.dueAt + KEPT_MS)
    return reply.code(410).send({ error: 'Result expired', error_code: 'request_id_expired' });
  return reply.type('application/json').send(request.body);
}

export function wantsReveal(query: Reveal): query is Reveal & { webhook_url: string } {
  return isTrue(query.reveal_phone_number);
}

/** A phone number is only ever sent to a webhook, so that asking for one without is a fault. */
export function refusesReveal(query: Reveal, reply: FastifyReply): boolean {
  if (!wantsReveal(query) || URL.canParse(query.webhook_url)) return false;
  void reply.code(400).send({ error: "Please add a valid 'webhook_url' parameter when using 'reveal_phone_number'" });
  return true;
}
