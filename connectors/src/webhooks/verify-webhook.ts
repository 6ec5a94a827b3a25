import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { SignedPart, WebhookScheme, WebhookVariant } from './scheme.ts';

/** A received request: the bytes as they came, and the address that the vendor called (public, with the query). */
export interface ReceivedWebhook {
  readonly method: string;
  readonly url: string;
  /** Names in any case; a repeated header counts as none. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawBody: Uint8Array;
}

/** Only `verified` lets a webhook in. */
export type WebhookVerdict =
  'verified' | 'missing_signature' | 'malformed_signature' | 'stale_timestamp' | 'wrong_signature' | 'unusable_secret';

/**
 * Whether a webhook comes from who holds the secret. Fails closed: a missing header, secret or number is a refusal, never an exception.
 * `now` is in ms since 1970. The first variant whose headers are present decides; a wrong strong signature is not saved by a weak one.
 */
export function verifyWebhook(
  scheme: WebhookScheme,
  secret: string,
  request: ReceivedWebhook,
  now: number,
): WebhookVerdict {
  if (secret === '') return 'unusable_secret';
  const headers = singleHeaders(request.headers);
  const variant = scheme.variants.find((candidate) => isPresent(candidate, headers));
  if (variant === undefined) return 'missing_signature';
  if (variant.kind === 'basic') {
    const expected = `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`;
    return isSame(Buffer.from(expected), Buffer.from(headers.get('authorization') ?? ''))
      ? 'verified'
      : 'wrong_signature';
  }

  let timestamp = '';
  if (variant.timestamp !== undefined) {
    timestamp = headers.get(variant.timestamp.header.toLowerCase()) ?? '';
    if (!/^\d{1,16}$/.test(timestamp)) return 'malformed_signature';
    const at = Number(timestamp) * (variant.timestamp.unit === 's' ? 1000 : 1);
    const { toleranceMs } = variant.timestamp;
    if (toleranceMs !== undefined && Math.abs(now - at) > toleranceMs) return 'stale_timestamp';
  }

  const header = headers.get(variant.signatureHeader.toLowerCase()) ?? '';
  const prefix = variant.prefix ?? '';
  if (!header.startsWith(prefix)) return 'malformed_signature';
  const given = decode(header.slice(prefix.length), variant.encoding);
  if (given === null) return 'malformed_signature';
  const signed = Buffer.concat(variant.signed.map((part) => bytesOf(part, request, timestamp, secret)));

  if (variant.kind === 'ecdsa-p256-sha256') return verifyEcdsa(secret, signed, given);
  const digest =
    variant.kind === 'hmac-sha256'
      ? createHmac('sha256', secret).update(signed).digest()
      : createHash('sha256').update(signed).digest();
  return isSame(digest, given) ? 'verified' : 'wrong_signature';
}

function singleHeaders(headers: ReceivedWebhook['headers']): Map<string, string> {
  const single = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') single.set(name.toLowerCase(), value);
  }
  return single;
}

function isPresent(variant: WebhookVariant, headers: Map<string, string>): boolean {
  if (variant.kind === 'basic') return headers.get('authorization')?.startsWith('Basic ') ?? false;
  if (variant.when !== undefined && headers.get(variant.when.header.toLowerCase()) !== variant.when.value) return false;
  if (variant.timestamp !== undefined && !headers.has(variant.timestamp.header.toLowerCase())) return false;
  return headers.has(variant.signatureHeader.toLowerCase());
}

/** Null for what is not the encoding: Buffer.from would skip the wrong characters. */
function decode(text: string, encoding: 'hex' | 'base64'): Buffer | null {
  const isWellFormed = encoding === 'hex' ? /^([0-9a-f]{2})+$/i.test(text) : /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  return isWellFormed ? Buffer.from(text, encoding) : null;
}

function bytesOf(part: SignedPart, request: ReceivedWebhook, timestamp: string, secret: string): Uint8Array {
  if (part === 'body') return request.rawBody;
  if (typeof part === 'object') return Buffer.from(part.text, 'utf8');
  const texts = {
    timestamp,
    secret,
    method: request.method.toUpperCase(),
    url: request.url,
    'decoded-url': decodeReserved(request.url),
  };
  return Buffer.from(texts[part], 'utf8');
}

/** HubSpot signs the URL with only these escapes undone. https://developers.hubspot.com/docs/api/webhooks/validating-requests */
function decodeReserved(url: string): string {
  return url.replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escape) => decodeURIComponent(escape));
}

function isSame(expected: Uint8Array, given: Uint8Array): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** `secret` is the public key as base64 of its SPKI DER form. */
function verifyEcdsa(secret: string, signed: Uint8Array, signature: Uint8Array): WebhookVerdict {
  let key;
  try {
    key = createPublicKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return 'unusable_secret';
  }
  return verify('sha256', signed, key, signature) ? 'verified' : 'wrong_signature';
}
