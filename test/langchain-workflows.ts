const langchain = '@n8n/n8n-nodes-langchain';

type Node = Record<string, unknown> & { name: string };
/** `from` serves `to` through a port of this kind. */
type Link = [from: string, port: string, to: string];

const credentials = (id: string) => ({ openAiApi: { id, name: 'OpenAI (sandbox)' } });
const ai = (name: string, type: string, typeVersion: number, parameters: object, more: object = {}): Node => ({
  id: name,
  name,
  type: `${langchain}.${type}`,
  typeVersion,
  position: [0, 0],
  parameters,
  ...more,
});
const base = (name: string, type: string, typeVersion: number, parameters: object): Node => ({
  ...ai(name, '', typeVersion, parameters),
  type: `n8n-nodes-base.${type}`,
});

function drawn(name: string, nodes: Node[], links: Link[]): object {
  const connections: Record<string, Record<string, object[][]>> = {};
  for (const [from, port, to] of links) {
    const ports = (connections[from] ??= {});
    (ports[port] ??= [[]])[0]?.push({ node: to, type: port, index: 0 });
  }
  return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

const model = (id: string, parameters: object = {}) =>
  ai(
    'Model',
    'lmChatOpenAi',
    1.2,
    { model: { __rl: true, mode: 'list', value: 'gpt-4o-mini' }, options: {}, ...parameters },
    { credentials: credentials(id) },
  );

/** An agent behind a chat, with memory, a calculator, a tool that runs a workflow, and a node of ours as a tool. */
export function chatWithTools(connection: string, priceWorkflow: string): object {
  const agent = { promptType: 'auto', options: { enableStreaming: true } };
  return drawn(
    'Chat with tools',
    [
      ai(
        'Chat',
        'chatTrigger',
        1.1,
        { public: true, options: { responseMode: 'lastNode' } },
        { webhookId: 'chat-tools' },
      ),
      ai('Agent', 'agent', 2.2, agent),
      model(connection),
      ai('Memory', 'memoryBufferWindow', 1.3, {}),
      ai('Calculator', 'toolCalculator', 1, {}),
      ai('look_up_price', 'toolWorkflow', 2.2, {
        description: 'Looks up a price',
        workflowId: { __rl: true, mode: 'id', value: priceWorkflow },
        workflowInputs: { mappingMode: 'defineBelow', value: {} },
      }),
      base('read_the_clock', 'dateTimeTool', 2, {
        descriptionType: 'manual',
        toolDescription: 'The time',
        options: {},
      }),
    ],
    [
      ['Chat', 'main', 'Agent'],
      ['Model', 'ai_languageModel', 'Agent'],
      ['Memory', 'ai_memory', 'Agent'],
      ['Calculator', 'ai_tool', 'Agent'],
      ['look_up_price', 'ai_tool', 'Agent'],
      ['read_the_clock', 'ai_tool', 'Agent'],
    ],
  );
}

/** What the tool of that name runs. */
export const prices = drawn(
  'Prices',
  [
    base('Called', 'executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
    base('Price', 'set', 3.4, { mode: 'raw', jsonOutput: '{"price": "42 EUR"}', options: {} }),
  ],
  [['Called', 'main', 'Price']],
);

/** A chat whose answer is streamed. */
export function streamingChat(connection: string): object {
  return drawn(
    'Streaming chat',
    [
      ai(
        'Chat',
        'chatTrigger',
        1.3,
        { public: true, options: { responseMode: 'streaming' } },
        { webhookId: 'chat-streaming' },
      ),
      ai('Agent', 'agent', 2.2, { promptType: 'auto', options: { enableStreaming: true } }),
      model(connection),
    ],
    [
      ['Chat', 'main', 'Agent'],
      ['Model', 'ai_languageModel', 'Agent'],
    ],
  );
}

/** A chain whose answer has the form that a parser asks for. */
export function structuredAnswer(connection: string): object {
  const example = '{"city": "Paris", "people": 5}';
  return drawn(
    'Structured answer',
    [
      base('Start', 'manualTrigger', 1, {}),
      ai('Chain', 'chainLlm', 1.7, { promptType: 'define', text: 'Lyon has 7 people', hasOutputParser: true }),
      model(connection),
      ai('Parser', 'outputParserStructured', 1.3, { jsonSchemaExample: example }),
    ],
    [
      ['Start', 'main', 'Chain'],
      ['Model', 'ai_languageModel', 'Chain'],
      ['Parser', 'ai_outputParser', 'Chain'],
    ],
  );
}

/** Documents that are split, embedded and kept in memory, then found by what they say. */
export function vectorStore(connection: string): object {
  const embeddings = (name: string) =>
    ai(
      name,
      'embeddingsOpenAi',
      1.2,
      { model: 'text-embedding-3-small', options: {} },
      { credentials: credentials(connection) },
    );
  const memoryKey = { __rl: true, mode: 'list', value: 'check' };
  const facts = ['The tower is in Paris.', 'The bridge is in London.', 'The opera is in Sydney.'];
  return drawn(
    'Vector store',
    [
      base('Start', 'manualTrigger', 1, {}),
      base('Facts', 'set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify({ text: facts.join('\n\n') }), options: {} }),
      ai('Insert', 'vectorStoreInMemory', 1.3, { mode: 'insert', memoryKey, clearStore: true }),
      ai('Loader', 'documentDefaultDataLoader', 1.1, {
        jsonMode: 'expressionData',
        jsonData: '={{ $json.text }}',
        textSplittingMode: 'custom',
        options: {},
      }),
      ai('Splitter', 'textSplitterRecursiveCharacterTextSplitter', 1, { chunkSize: 30, chunkOverlap: 0, options: {} }),
      embeddings('Embeddings'),
      ai(
        'Find',
        'vectorStoreInMemory',
        1.3,
        { mode: 'load', memoryKey, prompt: 'Which bridge?', topK: 1 },
        { executeOnce: true },
      ),
    ],
    [
      ['Start', 'main', 'Facts'],
      ['Facts', 'main', 'Insert'],
      ['Insert', 'main', 'Find'],
      ['Loader', 'ai_document', 'Insert'],
      ['Splitter', 'ai_textSplitter', 'Loader'],
      ['Embeddings', 'ai_embedding', 'Insert'],
      ['Embeddings', 'ai_embedding', 'Find'],
    ],
  );
}
