import type { Collection } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';

export interface Address {
  readonly email: string;
  readonly name?: string;
}

/** What `POST /v3/mail/send` takes, as far as the sandbox reads it. */
export interface MailRequest {
  readonly personalizations: readonly Personalization[];
  readonly from: Address;
  readonly subject?: string;
  readonly content?: readonly { readonly type: string; readonly value: string }[];
  readonly template_id?: string;
  readonly reply_to?: Address;
  readonly reply_to_list?: readonly Address[];
  readonly attachments?: readonly { readonly content: string; readonly filename: string; readonly type?: string }[];
  readonly categories?: readonly string[];
  readonly custom_args?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly send_at?: number;
  readonly batch_id?: string;
  readonly asm?: { readonly group_id: number };
  readonly mail_settings?: Readonly<Record<string, { readonly enable?: boolean }>>;
}

export interface Personalization {
  readonly to: readonly Address[];
  readonly cc?: readonly Address[];
  readonly bcc?: readonly Address[];
  readonly subject?: string;
  readonly substitutions?: Readonly<Record<string, string>>;
  readonly dynamic_template_data?: Readonly<Record<string, unknown>>;
  readonly custom_args?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly send_at?: number;
}

/** A mail as its recipients have it: one for each personalization. */
export interface Message {
  readonly id: string;
  /** The `X-Message-Id` of the request, shared by its personalizations. */
  readonly messageId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly templateId?: string;
  readonly templateData?: Readonly<Record<string, unknown>>;
  readonly batchId?: string;
  readonly categories: readonly string[];
  readonly customArgs: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly string[];
  /** What became of it so far, in order of time. */
  readonly events: readonly { readonly event: string; readonly email: string; readonly at: string }[];
}

export function messagesOf(context: VendorContext): Collection<Message> {
  return context.state.collection<Message>('sendgrid', 'messages');
}
