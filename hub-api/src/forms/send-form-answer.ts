import { randomBytes } from 'node:crypto';
import type { FormPage, WebhookAnswer } from '@leadloom/contracts';
import type { FastifyReply } from 'fastify';
import { sendAnswer } from '../webhooks/send-answer.ts';
import { renderPage } from './render-page.ts';

/** What forms may do: nothing by script, nothing to other sites but show pictures and films of the author. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' https: data:",
    'media-src https:',
    'frame-src https:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Sends a page, a way on, or what a workflow gave as it is. A way on to another site goes by a page: browsers do not follow a sent form
 * there, because of the policy.
 */
export function sendFormAnswer(reply: FastifyReply, answer: WebhookAnswer, ownUrl: string): FastifyReply {
  const { page, status, headers } = answer;
  const location = headers['location'];
  if (location !== undefined && status >= 300 && status < 400) {
    const to = new URL(location, ownUrl);
    if (to.origin === new URL(ownUrl).origin) return reply.redirect(to.href, 303);
    return sendFormAnswer(reply, { status: 200, headers: {}, body: new Uint8Array(), page: wayTo(to) }, ownUrl);
  }
  if (page === undefined) return sendAnswer(reply, answer);
  const nonce = randomBytes(16).toString('base64');
  return reply
    .code(status)
    .header('content-security-policy', policy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderPage(page, nonce));
}

function wayTo({ protocol, href }: URL): FormPage {
  if (protocol !== 'https:' && protocol !== 'http:')
    return { kind: 'problem', title: 'This form cannot be used now', message: 'It leads to no address of the web.' };
  const words = { title: 'Go on', heading: '', messageHtml: '', css: '' };
  return { kind: 'done', ...words, files: [], redirectUrl: href };
}
