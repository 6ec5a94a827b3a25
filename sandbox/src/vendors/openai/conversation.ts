/** What a model is given, whichever API it came by. */
export interface Conversation {
  turns: readonly Turn[];
  tools: readonly Tool[];
  /** The tool that has to be called; any of them for `required`. */
  toolChoice: 'auto' | 'none' | 'required' | { name: string };
  /** The answer has to be JSON, of this schema where one is given. */
  format: { schema: Schema | null } | null;
}

export interface Turn {
  role: 'system' | 'user' | 'assistant' | 'tool';
  text: string;
  /** Of a tool's result. */
  toolName?: string;
}

export interface Tool {
  name: string;
  parameters: Schema;
}

/** The part of JSON Schema that answers are made by. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  additionalProperties?: boolean | Schema;
}

export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
}

/** What the model gives: text, or calls of tools. */
export interface Answer {
  text: string;
  calls: readonly ToolCall[];
}

/** Text of a message's content, which may come in parts. */
export function textOfContent(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      const { text } = part as { text?: unknown };
      return typeof part === 'string' ? part : typeof text === 'string' ? text : '';
    })
    .join('\n');
}
