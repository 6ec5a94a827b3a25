import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../index.ts';
import { sandboxCredentials } from '../../server/credentials.ts';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const post = (path: string, body: object, key: string = sandboxCredentials.openai.apiKey) =>
  fetch(`${sandbox.url}/openai/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
interface Answered {
  id: string;
  output: { call_id: string; content: object[] }[];
  data: { embedding: string }[];
  error: object & { code?: string };
}
const read = async (answer: Response) => (await answer.json()) as Answered;
const model = 'gpt-4o-mini';
const user = (content: string) => ({ role: 'user', content });
const parameters = { type: 'object', properties: { a: { type: 'number' }, b: { type: 'number' } } };
const add = { type: 'function', function: { name: 'add_numbers', parameters } };
const chat = async (messages: object[], more: object = {}) => {
  const answer = await post('/chat/completions', { model, messages, ...more });
  return (await answer.json()) as { choices: { message: Message; finish_reason: string }[]; usage: object };
};
interface Message {
  role: string;
  content: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}
const eventsOf = async (answer: Response) =>
  (await answer.text())
    .split('\n\n')
    .flatMap((block) => /^data: (\{.*\})$/m.exec(block)?.[1] ?? [])
    .map((data) => JSON.parse(data) as Record<string, unknown>);

describe('chat completions', () => {
  test('repeat what was said, and what was said before', async () => {
    const first = await chat([user('My name is Ada.')]);
    expect(first.choices).toMatchObject([
      { message: { role: 'assistant', content: 'You said: My name is Ada.' }, finish_reason: 'stop' },
    ]);
    expect(first.usage).toEqual({ prompt_tokens: 4, completion_tokens: 7, total_tokens: 11 });
    const second = await chat([user('My name is Ada.'), { role: 'assistant', content: 'Hello' }, user('Who am I?')]);
    expect(second.choices[0]?.message.content).toBe('You said: Who am I? Before that you said: My name is Ada.');
  });

  test.each([
    ['Please add numbers 2 and 40.5', { a: 2, b: 40.5 }],
    ['add_numbers {"a": 1, "b": {"c": 2}} now', { a: 1, b: { c: 2 } }],
  ])('call the tool that is named: %s', async (text, wanted) => {
    const { choices } = await chat([user(text)], { tools: [add] });
    const [call] = choices[0]?.message.tool_calls ?? [];
    expect(choices[0]?.finish_reason).toBe('tool_calls');
    expect(call?.function.name).toBe('add_numbers');
    expect(JSON.parse(call?.function.arguments ?? '')).toEqual(wanted);
    const result = { role: 'tool', tool_call_id: call?.id, content: '42.5' };
    const then = await chat([user(text), choices[0]?.message ?? {}, result], { tools: [add] });
    expect(then.choices[0]?.message).toMatchObject({ content: 'add_numbers said: 42.5' });
  });

  test('call no tool that is not named, unless they have to', async () => {
    expect((await chat([user('Hello')], { tools: [add] })).choices[0]?.finish_reason).toBe('stop');
    const forced = await chat([user('Hello 7')], { tools: [add], tool_choice: 'required' });
    expect(forced.choices[0]?.message.tool_calls?.[0]?.function.arguments).toBe('{"a":7,"b":1}');
    const none = await chat([user('add numbers')], { tools: [add], tool_choice: 'none' });
    expect(none.choices[0]?.message.content).toBe('You said: add numbers');
  });

  test('answer an agent that asks for an action with its final answer', async () => {
    const prompt = 'Answer with ```json\n{ "action": "Final Answer", "action_input": string }\n```\n\nHello "you"';
    const { choices } = await chat([user(prompt)]);
    const [, json = ''] = /^```json\n(.*)\n```$/s.exec(choices[0]?.message.content ?? '') ?? [];
    expect(JSON.parse(json)).toEqual({ action: 'Final Answer', action_input: 'You said: Hello "you"' });
  });

  test('give an agent’s answer its form at the end', async () => {
    const final = {
      type: 'function',
      function: {
        name: 'format_final_json_response',
        parameters: { type: 'object', properties: { city: { type: 'string' } } },
      },
    };
    const { choices } = await chat([user('Paris')], { tools: [add, final] });
    expect(choices[0]?.message.tool_calls?.[0]?.function).toEqual({
      name: 'format_final_json_response',
      arguments: '{"city":"You said: Paris"}',
    });
  });

  test('give JSON of the schema that the request or the prompt shows', async () => {
    const schema = {
      type: 'object',
      properties: { mood: { type: 'string', enum: ['bad', 'good'] }, score: { type: 'integer' } },
    };
    const format = { type: 'json_schema', json_schema: { name: 'mood', schema } };
    const byFormat = await chat([user('a good day, 9 of 10')], { response_format: format });
    expect(JSON.parse(byFormat.choices[0]?.message.content ?? '')).toEqual({ mood: 'good', score: 9 });
    const prompt = `Answer by this:\n\`\`\`json\n${JSON.stringify(schema)}\n\`\`\``;
    const byPrompt = await chat([{ role: 'system', content: prompt }, user('a bad day')]);
    expect(byPrompt.choices[0]?.message.content).toBe('```json\n{\n  "mood": "bad",\n  "score": 1\n}\n```');
  });

  test('are streamed in pieces', async () => {
    const more = { model, stream: true, stream_options: { include_usage: true } };
    const answer = await post('/chat/completions', { ...more, messages: [user('one two')] });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const chunks = (await eventsOf(answer)) as { choices: { delta: { content?: string } }[]; usage?: object }[];
    const pieces = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? ''));
    expect(pieces.filter(Boolean)).toEqual(['You ', 'said: ', 'one ', 'two']);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 7 } });
    const calls = (await eventsOf(
      await post('/chat/completions', { ...more, messages: [user('add numbers 1 2')], tools: [add] }),
    )) as { choices: { delta: { tool_calls?: { function: { arguments: string } }[] } }[] }[];
    const written = calls.flatMap(({ choices }) => choices.flatMap(({ delta }) => delta.tool_calls ?? []));
    expect(written.map((call) => call.function.arguments).join('')).toBe('{"a":1,"b":2}');
  });
});

describe('responses', () => {
  test('answer, call tools, and go on from an earlier one', async () => {
    const tools = [{ type: 'function', name: 'add_numbers', parameters }];
    const first = await read(await post('/responses', { model, input: 'add numbers 3 4', tools }));
    expect(first.output).toMatchObject([{ type: 'function_call', name: 'add_numbers', arguments: '{"a":3,"b":4}' }]);
    const input = [{ type: 'function_call_output', call_id: first.output[0]?.call_id, output: '7' }];
    const second = await read(await post('/responses', { model, input, tools, previous_response_id: first.id }));
    expect(second.output[0]?.content[0]).toMatchObject({ type: 'output_text', text: 'add_numbers said: 7' });
    const lost = await post('/responses', { model, input, previous_response_id: 'resp_none' });
    expect([lost.status, (await read(lost)).error.code]).toEqual([400, 'previous_response_not_found']);
  });

  test('are streamed as numbered events', async () => {
    const events = await eventsOf(await post('/responses', { model, input: 'Hi', stream: true }));
    expect(events.map(({ sequence_number: number }) => number)).toEqual(events.map((_, index) => index));
    expect(events.flatMap(({ delta }) => (typeof delta === 'string' ? delta : [])).join('')).toBe('You said: Hi');
    expect(events.at(-1)).toMatchObject({ type: 'response.completed', response: { status: 'completed' } });
  });
});

describe('embeddings', () => {
  test('lie near each other for texts that share words', async () => {
    const input = ['the red apple', 'a red apple', 'quarterly report'];
    const { data } = (await (await post('/embeddings', { model: 'text-embedding-3-small', input })).json()) as {
      data: { embedding: number[] }[];
    };
    const near = (a: number, b: number) =>
      (data[a]?.embedding ?? []).reduce((sum, value, place) => sum + value * (data[b]?.embedding[place] ?? 0), 0);
    expect(data.map(({ embedding }) => embedding.length)).toEqual([1536, 1536, 1536]);
    expect(near(0, 0)).toBeCloseTo(1);
    expect(near(0, 1)).toBeGreaterThan(near(0, 2) + 0.3);
    const asBytes = await read(
      await post('/embeddings', {
        model: 'text-embedding-3-large',
        input: 'a',
        encoding_format: 'base64',
        dimensions: 8,
      }),
    );
    expect(Buffer.from(asBytes.data[0]?.embedding ?? '', 'base64')).toHaveLength(32);
  });
});

describe('OpenAI refuses', () => {
  test.each([
    ['a wrong key', '/chat/completions', { model, messages: [user('Hi')] }, 'sk-wrong', 401, 'invalid_api_key'],
    [
      'a model that it has not',
      '/chat/completions',
      { model: 'gpt-0', messages: [user('Hi')] },
      undefined,
      404,
      'model_not_found',
    ],
    ['no messages', '/chat/completions', { model }, undefined, 400, 'missing_required_parameter'],
    ['no input', '/embeddings', { model: 'text-embedding-3-small' }, undefined, 400, 'missing_required_parameter'],
    ['an address that it has not', '/nothing', {}, undefined, 404, null],
  ])('%s', async (_what, path, body, key, status, code) => {
    const answer = await post(path, body, key);
    expect(answer.status).toBe(status);
    expect((await read(answer)).error).toMatchObject({ code, type: 'invalid_request_error' });
  });

  test('more than its limit of tokens, and says when it ends', async () => {
    const large = { model, messages: [user('x'.repeat(440_000))] };
    const first = await post('/chat/completions', large);
    expect(first.headers.get('x-ratelimit-remaining-requests')).toBe('499');
    expect(first.status).toBe(429);
    expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await read(first)).error).toMatchObject({ type: 'tokens', code: 'rate_limit_exceeded' });
  });
});
