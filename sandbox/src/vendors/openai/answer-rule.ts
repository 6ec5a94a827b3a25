import type { Answer, Conversation, Schema, Tool, ToolCall, Turn } from './conversation.ts';
import { valueOfSchema } from './value-of-schema.ts';

/** The tool by which n8n's agents give their answer in a wanted form. */
const finalTool = /^format_final_/;

/** How LangChain's older agents ask for an answer: every word of it within a JSON object. */
const asksForAction = /"action": "Final Answer"/;

/**
 * What the sandbox's model answers. It understands nothing; it goes by these rules, so that everybody can foresee it:
 * 1. a tool that has to be called is called;
 * 2. tools that the user's last message names (`add_numbers`, or `add numbers`) are called, unless their results have come; JSON behind the
 *    name is what they are called with, else arguments are made of the message;
 * 3. a tool that gives the answer its form is called at the end, with what the answer would have been;
 * 4. where JSON is wanted, by the request or by a schema within the prompt, it is JSON of that schema, in a prompt made of its first line;
 * 5. an agent that asks for an action in JSON gets its final answer in it, made of the last line;
 * 6. results of tools are repeated;
 * 7. else the last message of the user is repeated, with the one before it, which shows what memory holds.
 */
export function answerTo({ turns, tools, toolChoice, format }: Conversation): Answer {
  const lastUser = turns.findLastIndex(({ role }) => role === 'user');
  const asked = turns[lastUser]?.text ?? '';
  const results = turns.slice(lastUser + 1).filter(({ role }) => role === 'tool');
  const offered = toolChoice === 'none' ? [] : tools;
  const forced = forcedTool(offered, toolChoice, results);
  if (forced !== undefined) return { text: '', calls: [callOf(forced, asked)] };

  const named = offered.filter(
    (tool) =>
      !finalTool.test(tool.name) && isNamed(tool, asked) && !results.some(({ toolName }) => toolName === tool.name),
  );
  if (results.length === 0 && named.length > 0) return { text: '', calls: named.map((tool) => callOf(tool, asked)) };

  const text = results.length > 0 ? results.map(saidBy).join('\n') : repeated(turns, asked);
  const final = offered.find(({ name }) => finalTool.test(name));
  if (final !== undefined && !results.some(({ toolName }) => toolName === final.name))
    return { text: '', calls: [{ name: final.name, arguments: objectOf(final.parameters, text) }] };
  if (format !== null)
    return {
      text: JSON.stringify(objectOf(format.schema ?? { properties: { answer: { type: 'string' } } }, text)),
      calls: [],
    };
  const inPrompt = schemaInPrompt(turns);
  if (inPrompt !== null) return { text: fenced(objectOf(inPrompt, asked.split('\n')[0] ?? '')), calls: [] };
  if (turns.some((turn) => asksForAction.test(turn.text)))
    return {
      text: fenced({ action: 'Final Answer', action_input: `You said: ${asked.trim().split('\n').at(-1)}` }),
      calls: [],
    };
  return { text, calls: [] };
}

function fenced(value: object): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

function forcedTool(
  tools: readonly Tool[],
  choice: Conversation['toolChoice'],
  results: readonly Turn[],
): Tool | undefined {
  if (typeof choice === 'object') return tools.find(({ name }) => name === choice.name);
  return choice === 'required' && results.length === 0 ? tools[0] : undefined;
}

function isNamed({ name }: Tool, text: string): boolean {
  const words = (one: string) =>
    ` ${one
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim()} `;
  return words(text).includes(words(name));
}

function callOf(tool: Tool, asked: string): ToolCall {
  return { name: tool.name, arguments: jsonBehind(tool.name, asked) ?? objectOf(tool.parameters, asked) };
}

/** `add_numbers {"a": 1}` */
function jsonBehind(name: string, text: string): Record<string, unknown> | undefined {
  const start = text.toLowerCase().indexOf(name.toLowerCase());
  const rest = start === -1 ? '' : text.slice(start + name.length).trimStart();
  if (!rest.startsWith('{')) return undefined;
  for (let end = rest.indexOf('}'); end !== -1; end = rest.indexOf('}', end + 1)) {
    try {
      return JSON.parse(rest.slice(0, end + 1)) as Record<string, unknown>;
    } catch {
      // The brace was of something within.
    }
  }
  return undefined;
}

function objectOf(schema: Schema, text: string): Record<string, unknown> {
  const value = valueOfSchema({ type: 'object', ...schema }, text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { answer: value };
}

function saidBy({ toolName, text }: Turn): string {
  return `${toolName ?? 'The tool'} said: ${text.slice(0, 4_000)}`;
}

function repeated(turns: readonly Turn[], asked: string): string {
  const before = turns.filter(({ role }) => role === 'user').at(-2);
  return before === undefined ? `You said: ${asked}` : `You said: ${asked} Before that you said: ${before.text}`;
}

/** n8n's chains ask for JSON by showing a schema in the prompt, fenced; the last object with properties is it. */
function schemaInPrompt(turns: readonly Turn[]): Schema | null {
  const blocks = turns.flatMap(({ role, text }) =>
    role === 'system' || role === 'user' ? [...text.matchAll(/```(?:json)?\s*(\{[\s\S]*?\})\s*```/g)] : [],
  );
  for (const [, block = ''] of blocks.toReversed()) {
    try {
      const schema = JSON.parse(block) as Schema;
      if (typeof schema.properties === 'object') return schema;
    } catch {
      // Some other example.
    }
  }
  return null;
}
