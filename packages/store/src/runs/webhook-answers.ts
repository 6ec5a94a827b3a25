import type { WebhookAnswer } from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import type { RunContext, StoredBody } from './run-context.ts';
import { readBody, storeBody } from './stored-body.ts';

interface AnswerRow extends Omit<WebhookAnswer, 'body' | 'page'>, StoredBody {
  _id: string;
  workspaceId: string;
  /** The body is the JSON of a page. */
  isPage: boolean;
  at: Date;
}

export type WebhookAnswersRepository = ReturnType<typeof createWebhookAnswers>;

/** Answers of workflows to webhook requests, by the request's id in the inbox. The first one counts. */
export function createWebhookAnswers(context: RunContext) {
  const rows = context.db.collection<AnswerRow>('webhookAnswers');
  return {
    async put(workspaceId: string, requestId: string, answer: WebhookAnswer): Promise<void> {
      try {
        await rows.insertOne(await answerRow(context, workspaceId, requestId, answer));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async get(workspaceId: string, requestId: string): Promise<WebhookAnswer | null> {
      const row = await rows.findOne({ _id: requestId, workspaceId });
      if (row === null) return null;
      const body = await readBody(context, row);
      const { status, headers } = row;
      if (!row.isPage) return { status, headers, body };
      const page = JSON.parse(Buffer.from(body).toString()) as NonNullable<WebhookAnswer['page']>;
      return { status, headers, body: new Uint8Array(), page };
    },
  };
}

/** Of several answers to one request the first counts. */
export async function insertAnswers(
  context: RunContext,
  answers: readonly { workspaceId: string; requestId: string; answer: WebhookAnswer }[],
  session: ClientSession,
): Promise<void> {
  const first = new Map(answers.toReversed().map((answer) => [answer.requestId, answer]));
  if (first.size === 0) return;
  const rows = [...first.values()].map(({ workspaceId, requestId, answer }) =>
    answerRow(context, workspaceId, requestId, answer),
  );
  await context.db.collection<AnswerRow>('webhookAnswers').insertMany(await Promise.all(rows), { session });
}

async function answerRow(
  context: RunContext,
  workspaceId: string,
  requestId: string,
  { status, headers, body, page }: WebhookAnswer,
): Promise<AnswerRow> {
  return {
    _id: requestId,
    workspaceId,
    status,
    headers,
    isPage: page !== undefined,
    ...(await storeBody(context, page === undefined ? body : Buffer.from(JSON.stringify(page)))),
    at: new Date(),
  };
}
