import { refuseMore } from '../capabilities/refuse-more.ts';
import { type VerifyEmailsOutput, verifyEmails as capability } from '../capabilities/verify-emails.ts';
import { defineAction } from '../define.ts';
import { callNeverBounce } from './client.ts';
import { toVerdict, Verification } from './mapping.ts';
import { verifyList } from './verify-list.ts';

/** Walking a list by single checks can lock the account, and a job counts against 50 a day: a few are checked one by one. */
const mostSingleChecks = 20;
const maxAddresses = 1000;

export const verifyEmails = defineAction({
  ...capability,
  capability: capability.name,
  maxBatch: maxAddresses,
  safety: 'read',
  docsUrl: 'https://developers.neverbounce.com/reference/single-check',
  cost: (input) => input.emails.length,
  async run(context, input) {
    const { emails } = input;
    refuseMore('NeverBounce', maxAddresses, 'addresses', emails.length);
    const distinct = [...new Set(emails.map((email) => email.toLowerCase()))];
    const verdicts: VerifyEmailsOutput['results'] = [];
    if (distinct.length > mostSingleChecks) {
      verdicts.push(...(await verifyList(context, distinct)));
    } else {
      for (const email of distinct) {
        // https://developers.neverbounce.com/reference/single-check
        verdicts.push(toVerdict(email, await callNeverBounce(context, 'single/check', Verification, { email })));
      }
    }
    const byEmail = new Map(verdicts.map((verdict) => [verdict.email, verdict]));
    return {
      results: emails.map((email): VerifyEmailsOutput['results'][number] => {
        const verdict = byEmail.get(email.toLowerCase());
        return verdict === undefined ? { email, status: 'unknown' } : { ...verdict, email };
      }),
    };
  },
});
