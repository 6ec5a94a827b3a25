import type { EnrichPeopleInput, EnrichPeopleOutput } from './enrich-people.ts';
import type { PostMessageInput, PostMessageOutput } from './post-message.ts';
import type { SearchPeopleInput, SearchPeopleOutput } from './search-people.ts';
import type { SendEmailInput, SendEmailOutput } from './send-email.ts';
import type { UpsertPeopleInput, UpsertPeopleOutput } from './upsert-people.ts';
import type { VerifyEmailsInput, VerifyEmailsOutput } from './verify-emails.ts';

/** What several vendors can do in the same words: callers name the capability and the connection, never the vendor. */
export interface Capabilities {
  'search-people': { input: SearchPeopleInput; output: SearchPeopleOutput };
  'enrich-people': { input: EnrichPeopleInput; output: EnrichPeopleOutput };
  'verify-emails': { input: VerifyEmailsInput; output: VerifyEmailsOutput };
  'upsert-people': { input: UpsertPeopleInput; output: UpsertPeopleOutput };
  'send-email': { input: SendEmailInput; output: SendEmailOutput };
  'post-message': { input: PostMessageInput; output: PostMessageOutput };
}
export type Capability = keyof Capabilities;
