import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** What n8n-mcp's tools answer: their own JSON in a text. */
export interface ToolAnswer {
  success?: boolean;
  data?: Record<string, unknown>;
  error?: string;
  [key: string]: unknown;
}

export interface McpClient {
  call: (tool: string, args: Record<string, unknown>) => Promise<ToolAnswer>;
  stop: () => void;
}

/** n8n-mcp as a program of its own that an agent talks to over its standard streams, with the address and the key of a hub. */
export async function startMcp(entry: string, hub: { url: string; apiKey: string }): Promise<McpClient> {
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      MCP_MODE: 'stdio',
      LOG_LEVEL: 'error',
      DISABLE_CONSOLE_OUTPUT: 'true',
      N8N_MCP_TELEMETRY_DISABLED: 'true',
      // It refuses addresses of this machine unless it is told otherwise.
      WEBHOOK_SECURITY_MODE: 'permissive',
      N8N_API_URL: hub.url,
      N8N_API_KEY: hub.apiKey,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const reply = JSON.parse(line) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  const exited = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`n8n-mcp ended with code ${code}`)));
  });
  exited.catch(() => undefined);
  let last = 0;
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const ask = async (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await Promise.race([replied, exited]);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };

  await ask('initialize', {
    protocolVersion: '2025-03-26',
    capabilities: {},
    clientInfo: { name: 'leadloom-check', version: '1' },
  });
  send({ method: 'notifications/initialized' });
  return {
    call: async (tool, args) => {
      const { content } = (await ask('tools/call', { name: tool, arguments: args })) as { content: { text: string }[] };
      return JSON.parse(content[0]?.text ?? '{}') as ToolAnswer;
    },
    stop: () => child.kill(),
  };
}
