/**
 * How a vendor proves that a webhook is its own: data, read by `verifyWebhook`. Every variant names the headers (any case) and what is
 * covered by the signature; the secret comes from the connection.
 */
export interface WebhookScheme {
  /** Tried in order: the first whose headers are all present decides. */
  readonly variants: readonly WebhookVariant[];
  /** Field of the credentials (or webhook secret) that holds the secret or public key, with the words that forms show for it. */
  readonly secret: { readonly name: string; readonly label: string };
  /** Where the vendor's own page about it is. */
  readonly docsUrl: string;
}

export type WebhookVariant = SignatureVariant | BasicVariant;

interface SignatureVariant {
  readonly kind: 'hmac-sha256' | 'sha256' | 'ecdsa-p256-sha256';
  readonly signatureHeader: string;
  /** Header that must have this value for the variant to be meant, where one header carries several. */
  readonly when?: { readonly header: string; readonly value: string };
  /** Put before the encoded signature by the vendor: `v0=`. */
  readonly prefix?: string;
  readonly encoding: 'hex' | 'base64';
  readonly timestamp?: {
    readonly header: string;
    readonly unit: 's' | 'ms';
    /** How far it may lie from our clock, either way. Without it the age is not checked. */
    readonly toleranceMs?: number;
  };
  /** What is signed, in order; `secret` as a part is for plain digests over secret and body. */
  readonly signed: readonly SignedPart[];
}

export type SignedPart = 'method' | 'url' | 'decoded-url' | 'timestamp' | 'body' | 'secret' | { readonly text: string };

/** HTTP Basic; the secret is `user:password`. For vendors that sign nothing. */
interface BasicVariant {
  readonly kind: 'basic';
}
