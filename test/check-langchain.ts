import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Execution, hasEnded, type NodeData, type NodePackage } from '@leadloom/contracts';
import { chatWithTools, prices, streamingChat, structuredAnswer, vectorStore } from './langchain-workflows.ts';
import { startChecks } from './stock-n8n/checks.ts';
import { startSystem, type TestSystem } from './system.ts';

/** n8n's package of agents, models, memories and vector stores as it comes from npm, run here against the sandbox's model. */
const name = '@n8n/n8n-nodes-langchain';
/** The connection that the first start makes. */
const connection = 'sandbox-openai';
const { check, broke, tell } = startChecks();
let system: TestSystem | undefined;
try {
  process.stdout.write('Starting the product with its sandbox\n');
  system = await startSystem();
  await installLangchain(system);
  await sdk(system);
  await chats(system);
  await structured(system);
  await vectors(system);
} catch (error) {
  broke(error);
} finally {
  await system?.stop();
}
process.exitCode = tell();

async function installLangchain(running: TestSystem): Promise<void> {
  process.stdout.write(`Installing ${name}\n`);
  await running.api('POST', '/api/hub/v1/node-packages', { name, version: process.argv[2] ?? '2.41.1' });
  let found: NodePackage;
  do {
    await sleep(1_000);
    found = await running.api<NodePackage>('GET', `/api/hub/v1/node-packages/${encodeURIComponent(name)}`);
  } while (found.status === 'installing');
  check('is installed', [found.status, found.error], ['ready', null]);
  check('has its nodes', found.nodeTypes.length > 120, true);
}

/** OpenAI's own client, which came with the package. */
async function sdk({ dataDir, sandboxUrl }: TestSystem): Promise<void> {
  const require = createRequire(join(dataDir, `node-packages/${name.replace('/', '+')}@2.41.1/package.json`));
  const { OpenAI } = require('openai') as { OpenAI: new (options: object) => OpenAiClient };
  const client = new OpenAI({ apiKey: 'sk-sandbox-openai-key', baseURL: `${sandboxUrl}/openai/v1` });
  const model = 'gpt-4o-mini';
  const messages = [{ role: 'user', content: 'Hi' }];
  const answer = await client.chat.completions.create({ model, messages });
  check('the SDK reads an answer', answer.choices[0]?.message.content, 'You said: Hi');
  let streamed = '';
  for await (const chunk of (await client.chat.completions.create({
    model,
    messages,
    stream: true,
  })) as unknown as Chunks)
    streamed += chunk.choices[0]?.delta.content ?? '';
  check('the SDK reads a streamed answer', streamed, 'You said: Hi');
  check(
    'the SDK reads a response',
    (await client.responses.create({ model, input: 'Hi' })).output_text,
    'You said: Hi',
  );
  const vector = await client.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi' });
  check('the SDK reads an embedding', vector.data[0]?.embedding.length, 1536);
}

interface OpenAiClient {
  chat: { completions: { create(body: object): Promise<{ choices: { message: { content: string } }[] }> } };
  responses: { create(body: object): Promise<{ output_text: string }> };
  embeddings: { create(body: object): Promise<{ data: { embedding: number[] }[] }> };
}
type Chunks = AsyncIterable<{ choices: { delta: { content?: string } }[] }>;

async function draw(running: TestSystem, document: object, isActive = false): Promise<string> {
  const { workflow } = await running.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document });
  if (isActive) await running.api('POST', `/api/hub/v1/workflows/${workflow.id}/activate`);
  return workflow.id;
}

async function chats(running: TestSystem): Promise<void> {
  const { hubUrl, worker } = running;
  await draw(running, chatWithTools(connection, await draw(running, prices)), true);
  const say = async (chatInput: string, sessionId: string, chat = 'chat-tools') => {
    const answer = await fetch(`${hubUrl}/webhook/${chat}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'sendMessage', chatInput, sessionId }),
    });
    const text = await answer.text();
    return answer.ok ? text : `${answer.status}: ${text}`;
  };
  const outputOf = (text: string) =>
    text.startsWith('{') ? ((JSON.parse(text) as { output?: string }).output ?? text) : text;
  check('an agent answers', outputOf(await say('My name is Ada.', 'one')), 'You said: My name is Ada.');
  const remembered = 'You said: Who am I? Before that you said: My name is Ada.';
  check('memory is kept across executions', outputOf(await say('Who am I?', 'one')), remembered);
  check('memory is of a session', outputOf(await say('Who am I?', 'two')), 'You said: Who am I?');
  check('a tool is called', outputOf(await say('calculator {"input": "6 * 7"}', 'three')), 'Calculator said: 42');
  const price = outputOf(await say('look_up_price {"query": "x"}', 'four'));
  check('a workflow is a tool', price.includes('42 EUR'), true);
  const clock = outputOf(await say('Please read the clock', 'five'));
  check('a node is a tool', /read_the_clock said: .*20\d\d-/.test(clock) ? true : clock, true);
  const page = await (await fetch(`${hubUrl}/webhook/chat-tools/chat`)).text();
  check('a chat has its page', page.includes('/webhook/chat-tools/chat'), true);

  await worker.kill();
  await worker.start();
  check('an agent answers after its worker died', outputOf(await say('Again', 'six')), 'You said: Again');

  await draw(running, streamingChat(connection), true);
  const pieces = (await say('one two', 'seven', 'chat-streaming')).split('\n').filter(Boolean);
  const contents = pieces.flatMap((line) => {
    const { type, content } = JSON.parse(line) as { type: string; content?: string };
    return type === 'item' ? [content] : [];
  });
  check('an answer is streamed in pieces', contents, ['You ', 'said: ', 'one ', 'two']);
}

async function structured(running: TestSystem): Promise<void> {
  const output = await runAndRead(running, structuredAnswer(connection), 'Chain');
  check('a parser gives an answer its form', output, { output: { city: 'Lyon has 7 people', people: 7 } });
}

async function vectors(running: TestSystem): Promise<void> {
  const found = await runAndRead(running, vectorStore(connection), 'Find');
  check(
    'a text is found by what it says',
    (found as { document?: { pageContent?: string } }).document?.pageContent,
    'The bridge is in London.',
  );
}

async function runAndRead(running: TestSystem, document: object, node: string): Promise<unknown> {
  const { executionId } = await running.api<{ executionId: string }>(
    'POST',
    `/api/hub/v1/workflows/${await draw(running, document)}/runs`,
    {},
  );
  for (;;) {
    const { execution } = await running.api<{ execution: Execution }>('GET', `/api/hub/v1/executions/${executionId}`);
    if (execution.status === 'error') return execution.error;
    if (hasEnded(execution)) break;
    await sleep(100);
  }
  const data = await running.api<NodeData>('GET', `/api/hub/v1/executions/${executionId}/node-data?node=${node}`);
  return data.items[0]?.json;
}
