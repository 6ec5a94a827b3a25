import { setTimeout as wait } from 'node:timers/promises';
import { HubError } from '@leadloom/contracts';
import { Type } from 'typebox';
import type { VerifyEmailsOutput } from '../capabilities/verify-emails.ts';
import type { ActionContext } from '../define.ts';
import { callNeverBounce } from './client.ts';
import { toVerdict, Verification } from './mapping.ts';

const Created = Type.Object({ job_id: Type.Integer() });
const Status = Type.Object({ job_status: Type.String(), failure_reason: Type.Optional(Type.Unknown()) });
const Results = Type.Object({
  results: Type.Array(Type.Object({ data: Type.Object({ id: Type.String() }), verification: Verification })),
});

const firstPauseMs = 250;
const longestPauseMs = 5_000;
const longestWaitMs = 10 * 60_000;
const perPage = 1000;

/** A list as a job: made and started in one call, asked about until it is complete, then read. At most `perPage` addresses. */
export async function verifyList(
  context: ActionContext,
  emails: readonly string[],
): Promise<VerifyEmailsOutput['results']> {
  // https://developers.neverbounce.com/reference/jobs-create
  const { job_id: jobId } = await callNeverBounce(context, 'jobs/create', Created, {
    input_location: 'supplied',
    input: emails.map((email, index) => ({ id: String(index), email })),
    filename: 'leadloom.csv',
    auto_parse: true,
    auto_start: true,
  });
  await complete(context, jobId);
  // https://developers.neverbounce.com/reference/jobs-results
  const answer = await callNeverBounce(context, 'jobs/results', Results, {
    job_id: jobId,
    page: 1,
    items_per_page: perPage,
  });
  const verifications = new Map(answer.results.map((result) => [result.data.id, result.verification]));
  return emails.map((email, index) => {
    const verification = verifications.get(String(index));
    // Addresses that are given twice are answered once.
    return verification === undefined
      ? { email, status: 'unknown', detail: 'not in the answer' }
      : toVerdict(email, verification);
  });
}

/** https://developers.neverbounce.com/reference/jobs-status */
async function complete(context: ActionContext, jobId: number): Promise<void> {
  let pause = firstPauseMs;
  for (let waited = 0; waited < longestWaitMs; waited += pause) {
    await wait(pause, undefined, { signal: context.signal });
    const { job_status: status } = await callNeverBounce(context, 'jobs/status', Status, { job_id: jobId });
    if (status === 'complete') return;
    if (status === 'failed' || status === 'under_review') {
      throw new HubError('forbidden', `NeverBounce job ${jobId} is ${status}: see the job in NeverBounce's dashboard.`);
    }
    pause = Math.min(pause * 2, longestPauseMs);
  }
  throw new HubError('unavailable', `NeverBounce job ${jobId} was not complete after ten minutes.`);
}
