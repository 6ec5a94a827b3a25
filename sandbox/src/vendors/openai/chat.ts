import { answerTo } from './answer-rule.ts';
import { type Answer, type Conversation, type Schema, textOfContent, type Turn } from './conversation.ts';
import { checkChatModel } from './models.ts';
import { missing } from './openai-error.ts';
import { idOf, piecesOf, tokensOf } from './usage.ts';

interface ChatMessage {
  role: string;
  content?: unknown;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string } }[];
}

export interface ChatRequest {
  model?: unknown;
  messages?: ChatMessage[];
  tools?: { type: string; function: { name: string; parameters?: Schema } }[];
  tool_choice?: 'none' | 'auto' | 'required' | { function: { name: string } };
  response_format?: { type: string; json_schema?: { schema?: Schema } };
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
}

/** POST /v1/chat/completions. https://platform.openai.com/docs/api-reference/chat/create */
export function completeChat(request: ChatRequest, nowMs: number) {
  const model = checkChatModel(request.model);
  if (!Array.isArray(request.messages) || request.messages.length === 0) throw missing('messages');
  const answer = answerTo(conversationOf(request.messages, request));
  const id = idOf('chatcmpl-', request.messages, model);
  const calls = answer.calls.map((call, index) => ({
    id: idOf('call_', id, index, request.messages?.length),
    type: 'function' as const,
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  const prompt = tokensOf(request.messages.map(({ content }) => textOfContent(content)).join('\n'));
  const completion = tokensOf(answer.text + calls.map((call) => call.function.arguments).join(''));
  const usage = { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
  const common = { id, created: Math.floor(nowMs / 1000), model };
  return { answer, calls, usage, common };
}

type Completed = ReturnType<typeof completeChat>;

export function chatCompletion({ answer, calls, usage, common }: Completed): object {
  const message = {
    role: 'assistant',
    content: contentOf(answer),
    refusal: null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  const choice = { index: 0, message, logprobs: null, finish_reason: finishReason(answer) };
  return { ...common, object: 'chat.completion', choices: [choice], usage };
}

/** https://platform.openai.com/docs/api-reference/chat-streaming */
export function chatChunks({ answer, calls, usage, common }: Completed, withUsage: boolean): object[] {
  const chunk = (delta: object, finish: string | null = null) => ({
    ...common,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  });
  return [
    chunk({ role: 'assistant', content: contentOf(answer) === null ? null : '' }),
    ...piecesOf(answer.text).map((content) => chunk({ content })),
    ...calls.flatMap((call, index) => [
      chunk({ tool_calls: [{ ...call, index, function: { name: call.function.name, arguments: '' } }] }),
      chunk({ tool_calls: [{ index, function: { arguments: call.function.arguments } }] }),
    ]),
    chunk({}, finishReason(answer)),
    ...(withUsage ? [{ ...common, object: 'chat.completion.chunk', choices: [], usage }] : []),
  ];
}

function conversationOf(messages: readonly ChatMessage[], request: ChatRequest): Conversation {
  const names = new Map(
    messages.flatMap(({ tool_calls: calls = [] }) => calls.map((call) => [call.id, call.function.name] as const)),
  );
  const { tools = [], tool_choice: choice = 'auto', response_format: format } = request;
  return {
    turns: messages.map(({ role, content, tool_call_id: callId }): Turn => {
      const toolName = names.get(callId ?? '');
      return { role: roleOf(role), text: textOfContent(content), ...(toolName === undefined ? {} : { toolName }) };
    }),
    tools: tools.map(({ function: { name, parameters } }) => ({ name, parameters: parameters ?? {} })),
    toolChoice: typeof choice === 'object' ? { name: choice.function.name } : choice,
    format: format === undefined || format.type === 'text' ? null : { schema: format.json_schema?.schema ?? null },
  };
}

function roleOf(role: string): Turn['role'] {
  return role === 'developer' ? 'system' : role === 'function' ? 'tool' : (role as Turn['role']);
}

function contentOf({ text, calls }: Answer): string | null {
  return calls.length > 0 ? null : text;
}

function finishReason({ calls }: Answer): string {
  return calls.length > 0 ? 'tool_calls' : 'stop';
}
