import type { Address, MailRequest } from './message.ts';

export interface MailError {
  readonly message: string;
  readonly field: string | null;
  readonly help: string | null;
}

const HELP = 'http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.';
const ADDRESS = /^[^\s@"(),:;<>[\]]{1,64}@(?:[^\s@.]+\.)+[^\s@.]{2,}$/;
const MOST_PERSONALIZATIONS = 1_000;
const MOST_RECIPIENTS = 1_000;
const MOST_CATEGORIES = 10;
const LATEST_SEND_S = 72 * 3_600;

/** The first thing that SendGrid would refuse, in its words; undefined when the mail would be taken. */
export function mailError(mail: Partial<MailRequest>, nowMs: number): MailError | undefined {
  const { personalizations, from, content, template_id: templateId, categories } = mail;
  if (!Array.isArray(personalizations) || personalizations.length === 0) {
    return error(
      'The personalizations field is required and must have at least one personalization.',
      'personalizations',
      'personalizations',
    );
  }
  if (personalizations.length > MOST_PERSONALIZATIONS) {
    return error(
      'The personalizations array cannot have more than 1000 personalizations.',
      'personalizations',
      'personalizations',
    );
  }
  if (typeof from?.email !== 'string' || from.email === '') {
    return error(
      'The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.  e.g. {"email" : "example@example.com"}  or {"email" : "example@example.com", "name" : "Example Recipient"}.',
      'from.email',
      'from',
    );
  }
  if (!ADDRESS.test(from.email)) return error('Does not contain a valid address.', 'from.email', 'from');
  const inRecipients = recipientError(personalizations);
  if (inRecipients !== undefined) return inRecipients;
  if (!mail.subject && !templateId && personalizations.some(({ subject }: { subject?: string }) => !subject)) {
    return error(
      'The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.',
      'subject',
      'subject',
    );
  }
  if (!templateId && (!Array.isArray(content) || content.length === 0)) {
    return error(
      'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.',
      'content',
      'content',
    );
  }
  for (const [index, block] of (content ?? []).entries()) {
    if (typeof block.value !== 'string' || block.value === '') {
      return error(
        'The content value must be a string at least one character in length.',
        `content.${index}.value`,
        'content.value',
      );
    }
    if (block.type === 'text/plain' && index > 0) {
      return error(
        'If present, text/plain must be the first content, followed by text/html, followed by any other content.',
        'content',
        'content',
      );
    }
  }
  if (categories !== undefined && categories.length > MOST_CATEGORIES) {
    return error('You cannot have more than 10 categories per request.', 'categories', 'categories');
  }
  const times = [mail.send_at, ...personalizations.map(({ send_at: at }: { send_at?: number }) => at)];
  if (times.some((at) => at !== undefined && at > nowMs / 1000 + LATEST_SEND_S)) {
    return error('The send_at parameter cannot be more than 72 hours in the future.', 'send_at', 'send_at');
  }
  return undefined;
}

function recipientError(personalizations: MailRequest['personalizations']): MailError | undefined {
  let count = 0;
  for (const [index, personalization] of personalizations.entries()) {
    const field = `personalizations.${index}`;
    if (!Array.isArray(personalization.to) || personalization.to.length === 0) {
      return error(
        'The to array is required for all personalization objects, and must have at least one email object with a valid email address.',
        `${field}.to`,
        'personalizations.to',
      );
    }
    const seen = new Set<string>();
    for (const kind of ['to', 'cc', 'bcc'] as const) {
      const addresses: readonly Address[] = personalization[kind] ?? [];
      for (const [at, address] of addresses.entries()) {
        count += 1;
        if (typeof address.email !== 'string' || !ADDRESS.test(address.email)) {
          return error('Does not contain a valid address.', `${field}.${kind}.${at}.email`, `personalizations.${kind}`);
        }
        const email = address.email.toLowerCase();
        if (seen.has(email)) {
          return error(
            `Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [${address.email}] in the ${field}.${kind} field.`,
            field,
            'recipient-errors',
          );
        }
        seen.add(email);
      }
    }
  }
  return count > MOST_RECIPIENTS
    ? error('The total number of recipients must be less than 1000.', 'personalizations', 'personalizations')
    : undefined;
}

function error(message: string, field: string, help: string): MailError {
  return { message, field, help: `${HELP}${help}` };
}
