import { escapeHtml, type FormPage, type WebhookAnswer } from '@leadloom/contracts';
import type { ResponsePlan } from './webhook-answer.ts';

/** What a form shows at the end of a run that gave no page of its own. */
export function formAnswerAtEnd(done: FormPage, status: 'success' | 'error' | 'canceled'): WebhookAnswer {
  if (status === 'success') return pageOnly(done);
  return pageOnly(
    {
      kind: 'problem',
      title: done.title,
      message: 'The workflow behind this form failed, so this may not have been recorded.',
    },
    500,
  );
}

/**
 * What a node said to a form, in the form's terms: n8n's Respond to Webhook gives `formSubmittedText` or `redirectURL` there. Everything
 * else goes as it is.
 */
export function formAnswerOf({ done }: Pick<ResponsePlan, 'done'>, answer: WebhookAnswer): WebhookAnswer {
  if (done?.kind !== 'done' || answer.headers['content-type']?.includes('json') !== true) return answer;
  const { formSubmittedText, redirectURL } = (JSON.parse(Buffer.from(answer.body).toString()) ?? {}) as {
    formSubmittedText?: unknown;
    redirectURL?: unknown;
  };
  if (typeof redirectURL === 'string')
    return { status: 303, headers: { location: redirectURL }, body: new Uint8Array() };
  if (typeof formSubmittedText !== 'string') return answer;
  const messageHtml = escapeHtml(formSubmittedText);
  return pageOnly({ ...done, messageHtml }, answer.status);
}

/** A page that says why there is no form. */
export function formProblem(message: string, status: number): WebhookAnswer {
  return pageOnly({ kind: 'problem', title: 'This form cannot be used now', message }, status);
}

export function pageOnly(page: FormPage, status = 200): WebhookAnswer {
  return { status, headers: {}, body: new Uint8Array(), page };
}
