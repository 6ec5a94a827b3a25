import { answerTo } from './answer-rule.ts';
import { type Conversation, type Schema, textOfContent, type Turn } from './conversation.ts';
import { checkChatModel } from './models.ts';
import { missing, OpenAiError } from './openai-error.ts';
import { idOf, piecesOf, tokensOf } from './usage.ts';

interface InputItem {
  type?: string;
  role?: string;
  content?: unknown;
  call_id?: string;
  name?: string;
  output?: unknown;
}

export interface ResponsesRequest {
  model?: unknown;
  input?: string | InputItem[];
  instructions?: string | null;
  tools?: { type: string; name?: string; parameters?: Schema }[];
  tool_choice?: 'none' | 'auto' | 'required' | { name: string };
  text?: { format?: { type: string; schema?: Schema } };
  previous_response_id?: string | null;
  stream?: boolean;
}

/** A response, with the conversation that a later one may go on from. */
export interface StoredResponse {
  response: ResponseBody;
  items: InputItem[];
}

export interface ResponseBody {
  id: string;
  output: OutputItem[];
  [field: string]: unknown;
}

type OutputItem = InputItem & { id: string; type: string; status: string; arguments?: string };

/** POST /v1/responses. https://platform.openai.com/docs/api-reference/responses/create */
export function respond(
  request: ResponsesRequest,
  nowMs: number,
  find: (id: string) => StoredResponse | undefined,
): StoredResponse {
  const model = checkChatModel(request.model);
  if (request.input === undefined) throw missing('input');
  const given: InputItem[] =
    typeof request.input === 'string' ? [{ role: 'user', content: request.input }] : request.input;
  const items = [...earlier(request, find), ...given];
  const answer = answerTo(conversationOf(items, request));
  const id = idOf('resp_', items, model, request.previous_response_id);
  const output: OutputItem[] =
    answer.calls.length > 0
      ? answer.calls.map((call, index) => ({
          id: idOf('fc_', id, index),
          type: 'function_call',
          status: 'completed',
          call_id: idOf('call_', id, index),
          name: call.name,
          arguments: JSON.stringify(call.arguments),
        }))
      : [
          {
            id: idOf('msg_', id),
            type: 'message',
            status: 'completed',
            role: 'assistant',
            content: [{ type: 'output_text', text: answer.text, annotations: [], logprobs: [] }],
          },
        ];
  const before = tokensOf(items.map(({ content }) => textOfContent(content)).join('\n'));
  const after = tokensOf(answer.text + output.map((item) => item.arguments ?? '').join(''));
  const response: ResponseBody = {
    id,
    object: 'response',
    created_at: Math.floor(nowMs / 1000),
    status: 'completed',
    error: null,
    incomplete_details: null,
    instructions: request.instructions ?? null,
    model,
    output,
    parallel_tool_calls: true,
    previous_response_id: request.previous_response_id ?? null,
    store: true,
    temperature: 1,
    text: request.text ?? { format: { type: 'text' } },
    tool_choice: request.tool_choice ?? 'auto',
    tools: request.tools ?? [],
    usage: {
      input_tokens: before,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: after,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: before + after,
    },
    metadata: {},
  };
  return { response, items: [...items, ...output] };
}

/** https://platform.openai.com/docs/api-reference/responses-streaming */
export function responseEvents({ response }: StoredResponse): { type: string }[] {
  const begun = { ...response, status: 'in_progress', output: [], usage: null };
  const events = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...response.output.flatMap((item, output_index) => eventsOf(item, output_index)),
    { type: 'response.completed', response },
  ];
  return events.map((event, sequence_number) => ({ ...event, sequence_number }));
}

function eventsOf(item: OutputItem, output_index: number): { type: string }[] {
  const place = { item_id: item.id, output_index };
  const ends = { type: 'response.output_item.done', output_index, item };
  if (item.type === 'function_call') {
    const begun = { ...item, status: 'in_progress', arguments: '' };
    return [
      { type: 'response.output_item.added', output_index, item: begun } as { type: string },
      { type: 'response.function_call_arguments.delta', ...place, delta: item.arguments } as { type: string },
      { type: 'response.function_call_arguments.done', ...place, arguments: item.arguments } as { type: string },
      ends,
    ];
  }
  const text = textOfContent(item.content);
  const at = { ...place, content_index: 0 };
  const part = { type: 'output_text', text, annotations: [], logprobs: [] };
  return [
    { type: 'response.output_item.added', output_index, item: { ...item, status: 'in_progress', content: [] } } as {
      type: string;
    },
    { type: 'response.content_part.added', ...at, part: { ...part, text: '' } } as { type: string },
    ...piecesOf(text).map((delta) => ({ type: 'response.output_text.delta', ...at, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...at, text, logprobs: [] } as { type: string },
    { type: 'response.content_part.done', ...at, part } as { type: string },
    ends,
  ];
}

function earlier(
  { previous_response_id: id }: ResponsesRequest,
  find: (id: string) => StoredResponse | undefined,
): InputItem[] {
  if (id === undefined || id === null) return [];
  const stored = find(id);
  if (stored === undefined)
    throw new OpenAiError(400, `Previous response with id '${id}' not found.`, {
      code: 'previous_response_not_found',
      param: 'previous_response_id',
    });
  return stored.items;
}

function conversationOf(items: readonly InputItem[], request: ResponsesRequest): Conversation {
  const names = new Map(items.flatMap(({ type, call_id: id, name }) => (type === 'function_call' ? [[id, name]] : [])));
  const { tools = [], tool_choice: choice = 'auto', text, instructions } = request;
  const turns = items.flatMap((item): Turn[] => {
    if (item.type === 'function_call') return [];
    if (item.type === 'function_call_output')
      return [
        {
          role: 'tool',
          text: typeof item.output === 'string' ? item.output : textOfContent(item.output),
          toolName: names.get(item.call_id) ?? '',
        },
      ];
    const role = item.role === 'developer' ? 'system' : ((item.role ?? 'user') as Turn['role']);
    return [{ role, text: textOfContent(item.content) }];
  });
  const format = text?.format;
  return {
    turns: instructions == null ? turns : [{ role: 'system', text: instructions }, ...turns],
    tools: tools.flatMap(({ name, parameters }) =>
      name === undefined ? [] : [{ name, parameters: parameters ?? {} }],
    ),
    toolChoice: typeof choice === 'object' ? { name: choice.name } : choice,
    format: format === undefined || format.type === 'text' ? null : { schema: format.schema ?? null },
  };
}
