import type { WebhookAnswer } from '@leadloom/contracts';
import { Binary } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import type { RunContext } from './run-context.ts';

interface AnswerRow extends Omit<WebhookAnswer, 'body'> {
  _id: string;
  workspaceId: string;
  body: Binary;
  at: Date;
}

export type WebhookAnswersRepository = ReturnType<typeof createWebhookAnswers>;

/** Answers of workflows to webhook requests, by the request's id in the inbox. The first one counts. */
export function createWebhookAnswers(context: RunContext) {
  const rows = context.db.collection<AnswerRow>('webhookAnswers');
  return {
    async put(workspaceId: string, requestId: string, answer: WebhookAnswer): Promise<void> {
      try {
        await rows.insertOne({
          _id: requestId,
          workspaceId,
          status: answer.status,
          headers: answer.headers,
          body: new Binary(answer.body),
          at: new Date(),
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async get(workspaceId: string, requestId: string): Promise<WebhookAnswer | null> {
      const row = await rows.findOne({ _id: requestId, workspaceId });
      return row === null ? null : { status: row.status, headers: row.headers, body: new Uint8Array(row.body.buffer) };
    },
  };
}
