import type { WebhookAnswer } from '@leadloom/contracts';
import type { ClientSession } from 'mongodb';
import type { Change } from '../changes/change-repository.ts';
import { isDuplicateKey } from '../duplicate-key.ts';
import type { AnswerRow, RunContext } from './run-context.ts';
import { keptDays } from './kept-days.ts';
import { readBody, storeBody } from './stored-body.ts';
import { afterDays } from './stored-text.ts';

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
      return row === null ? null : toAnswer(context, row);
    },

    /** As `get`, for a request that began an execution: its answer may be in that one's row. */
    async getFirst(workspaceId: string, requestId: string, executionId: string): Promise<WebhookAnswer | null> {
      const [row, execution] = await Promise.all([
        rows.findOne({ _id: requestId, workspaceId }),
        context.executions.findOne({ _id: executionId, workspaceId }, { projection: { answer: 1 } }),
      ]);
      const found = row ?? execution?.answer;
      return found === undefined || found._id !== requestId ? null : toAnswer(context, found);
    },

    /** The answer to a request as the change of an execution tells it; null where it is to be read. */
    told(requestId: string, { collection, document }: Change): WebhookAnswer | null {
      const answer = collection === 'executions' ? (document?.['answer'] as AnswerRow | undefined) : undefined;
      if (answer === undefined || answer._id !== requestId || answer.body === null) return null;
      return answerWith(answer, new Uint8Array(answer.body.buffer));
    },
  };
}

async function toAnswer(context: RunContext, row: AnswerRow): Promise<WebhookAnswer> {
  return answerWith(row, await readBody(context, row));
}

function answerWith(row: AnswerRow, body: Uint8Array): WebhookAnswer {
  const { status, headers } = row;
  if (!row.isPage) return { status, headers, body };
  const page = JSON.parse(Buffer.from(body).toString()) as NonNullable<WebhookAnswer['page']>;
  return { status, headers, body: new Uint8Array(), page };
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

/** The row of an answer; its large body is written here, before the row that points to it. */
export async function answerRow(
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
    ...(await storeBody(context, page === undefined ? body : Buffer.from(JSON.stringify(page)), {
      until: afterDays(keptDays.answers),
    })),
    at: new Date(),
  };
}
