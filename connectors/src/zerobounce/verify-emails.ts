import { Nullable } from '@leadloom/contracts';
import { Type } from 'typebox';
import { refuseMore } from '../capabilities/refuse-more.ts';
import { type VerifyEmailsOutput, verifyEmails as capability } from '../capabilities/verify-emails.ts';
import { defineAction } from '../define.ts';
import { callZeroBounce } from './client.ts';
import { toEmailStatus } from './mapping.ts';

const Answer = Type.Object({
  email_batch: Type.Array(
    Type.Object({
      address: Type.String(),
      status: Type.String(),
      sub_status: Type.Optional(Nullable(Type.String())),
    }),
  ),
  errors: Type.Optional(Type.Array(Type.Object({ email_address: Type.String(), error: Type.String() }))),
});

const maxAddresses = 100;

export const verifyEmails = defineAction({
  ...capability,
  capability: capability.name,
  maxBatch: maxAddresses,
  safety: 'read',
  docsUrl: 'https://www.zerobounce.net/docs/email-validation-api-quickstart/v2-batch-validate-emails',
  cost: (input) => input.emails.length,
  async run(context, input) {
    refuseMore('ZeroBounce', maxAddresses, 'addresses', input.emails.length);
    // https://www.zerobounce.net/docs/email-validation-api-quickstart/v2-batch-validate-emails
    const answer = await callZeroBounce(context, 'validatebatch', Answer, {
      email_batch: input.emails.map((email) => ({ email_address: email, ip_address: '' })),
    });
    // The batch leaves out addresses that are given twice, and answers in its own order.
    const verdicts = new Map(answer.email_batch.map((verdict) => [verdict.address.toLowerCase(), verdict]));
    const faults = new Map(answer.errors?.map((fault) => [fault.email_address.toLowerCase(), fault.error]));
    return {
      results: input.emails.map((email): VerifyEmailsOutput['results'][number] => {
        const verdict = verdicts.get(email.toLowerCase());
        if (verdict === undefined) {
          return { email, status: 'unknown', detail: faults.get(email.toLowerCase()) ?? 'not in the answer' };
        }
        const subStatus = verdict.sub_status ?? '';
        const detail = subStatus === '' ? verdict.status : `${verdict.status}: ${subStatus}`;
        return { email, status: toEmailStatus(verdict.status, subStatus), detail };
      }),
    };
  },
});
