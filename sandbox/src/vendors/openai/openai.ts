import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor, VendorContext } from '../../server/vendor.ts';
import { type ChatRequest, chatChunks, chatCompletion, completeChat } from './chat.ts';
import { embed } from './embeddings.ts';
import { modelIds, modelView } from './models.ts';
import { OpenAiError } from './openai-error.ts';
import { createRateLimit } from './rate-limit.ts';
import { respond, responseEvents, type ResponsesRequest, type StoredResponse } from './responses.ts';
import { tokensOf } from './usage.ts';

/** OpenAI: https://platform.openai.com/docs/api-reference; base URL `{sandbox}/openai/v1`. What it answers: `answer-rule.ts`. */
export const openai: Vendor = {
  name: 'openai',
  title: 'OpenAI',
  routes(app, context) {
    const limit = createRateLimit(() => context.now());
    const responses = context.state.collection<StoredResponse>('openai', 'responses');

    app.addHook('preHandler', async (request) => {
      const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (key === sandboxCredentials.openai.apiKey) return;
      throw new OpenAiError(
        401,
        key === undefined
          ? "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
          : `Incorrect API key provided: ${key.slice(0, 3)}****. You can find your API key at https://platform.openai.com/account/api-keys.`,
        { code: 'invalid_api_key' },
      );
    });
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const told =
        error instanceof OpenAiError
          ? error
          : new OpenAiError(
              error.statusCode ?? 500,
              `We could not parse the JSON body of your request: ${error.message}`,
            );
      return reply.code(told.status).send(told.body);
    });
    app.setNotFoundHandler((request, reply) => {
      const told = new OpenAiError(404, `Invalid URL (${request.method} ${request.url})`);
      return reply.code(404).send(told.body);
    });

    app.get('/v1/models', () => ({ object: 'list', data: modelIds.map(modelView) }));
    app.get<{ Params: { id: string } }>('/v1/models/:id', ({ params: { id } }) => {
      if (!modelIds.includes(id))
        throw new OpenAiError(404, `The model '${id}' does not exist`, { code: 'model_not_found', param: 'model' });
      return modelView(id);
    });

    app.post('/v1/chat/completions', (request, reply) => {
      const body = (request.body ?? {}) as ChatRequest;
      const completed = completeChat(body, context.now());
      limit(reply, completed.usage.total_tokens);
      note(context, completed.common.model, completed.answer);
      if (body.stream !== true) return chatCompletion(completed);
      const chunks = chatChunks(completed, body.stream_options?.include_usage === true);
      return stream(reply, [...chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`), 'data: [DONE]\n\n']);
    });

    app.post('/v1/responses', (request, reply) => {
      const body = (request.body ?? {}) as ResponsesRequest;
      const stored = respond(body, context.now(), (id) => responses.get(id));
      const { response } = stored;
      limit(reply, tokensOf(JSON.stringify(body.input)));
      responses.put(response.id, stored);
      note(context, String(response['model']), { text: JSON.stringify(response.output), calls: [] });
      if (body.stream !== true) return response;
      return stream(
        reply,
        responseEvents(stored).map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
      );
    });

    app.post('/v1/embeddings', (request, reply) => {
      const { body, tokens } = embed(request.body ?? {});
      limit(reply, tokens);
      return body;
    });
  },
  views: (context) => [
    listView({
      key: 'answers',
      title: 'Answers given',
      columns: ['At', 'Model', 'Answer'],
      records: () => answersOf(context).values(),
      values: ({ at, model, answer }) => [at, model, answer],
    }),
  ],
};

interface GivenAnswer {
  at: string;
  model: string;
  answer: string;
}

function answersOf(context: VendorContext) {
  return context.state.collection<GivenAnswer>('openai', 'answers');
}

function note(
  context: VendorContext,
  model: string,
  { text, calls }: { text: string; calls: readonly { name: string }[] },
): void {
  const answers = answersOf(context);
  const answer = calls.length > 0 ? `calls ${calls.map(({ name }) => name).join(', ')}` : text;
  answers.put(`${answers.nextNumber()}`, {
    at: new Date(context.now()).toISOString(),
    model,
    answer: answer.slice(0, 300),
  });
}

/** A piece at a time, as a model writes. */
function stream(reply: FastifyReply, pieces: readonly string[]): FastifyReply {
  async function* slowly() {
    for (const piece of pieces) {
      yield piece;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  return reply.type('text/event-stream; charset=utf-8').send(Readable.from(slowly()));
}
