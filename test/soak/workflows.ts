type Parameters = Record<string, unknown>;
type Step = [name: string, type: string, typeVersion: number, parameters: Parameters];

export interface SoakWorkflow {
  kind: string;
  document: object;
}

export interface SoakSettings {
  effectsUrl: string;
  redisCredential: { id: string; name: string };
  subWorkflowId: string;
}

const id = "$('Hook').first().json.body.id";
const hook = (kind: string): Step => [
  'Hook',
  'webhook',
  2.1,
  { httpMethod: 'POST', path: `soak-${kind}`, responseMode: 'onReceived', options: {} },
];
const end: Step = [
  'End',
  'set',
  3.4,
  { mode: 'raw', jsonOutput: `={{ { "end": ${id}, "had": $json } }}`, options: {} },
];
const code = (name: string, jsCode: string): Step => [name, 'code', 2, { jsCode }];

/** The called workflow; it is told the id, since it cannot see the caller's nodes. */
export function calledWorkflow(effectsUrl: string): object {
  return inARow(
    ['Called', 'executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }],
    call('Ask', 'POST', `=${effectsUrl}/{{ $json.id }}/called`),
    ['Answer', 'set', 3.4, { mode: 'raw', jsonOutput: '={{ { "called": $json } }}', options: {} }],
  );
}

/** One of each kind of work: pure, calls that may and may not be repeated, code, loops, waits, sub-workflows, and what passes no door. */
export function soakWorkflows({ effectsUrl, redisCredential, subWorkflowId }: SoakSettings): SoakWorkflow[] {
  const to = (step: string) => `=${effectsUrl}/{{ ${id} }}/${step}`;
  const each = `=${effectsUrl}/{{ ${id} }}/each-{{ $json.number }}`;
  const numbers = code('Numbers', 'return [1, 2, 3].map((number) => ({ json: { number } }));');
  return [
    { kind: 'set', document: inARow(hook('set'), end) },
    {
      kind: 'calls',
      document: inARow(
        hook('calls'),
        call('Make', 'POST', to('make')),
        call('Put', 'PUT', to('put')),
        call('Get', 'GET', to('get')),
        end,
      ),
    },
    {
      kind: 'code',
      document: inARow(
        hook('code'),
        code(
          'Think',
          'let sum = 0; for (let i = 0; i < 2e7; i += 1) sum += i % 7;\nreturn [{ json: { sum, id: $json.body.id } }];',
        ),
        call('Make', 'POST', to('make')),
        code('Again', 'await new Promise((done) => setTimeout(done, 200));\nreturn $input.all();'),
        end,
      ),
    },
    {
      kind: 'items',
      document: inARow(
        hook('items'),
        numbers,
        call('Make', 'POST', each),
        call('Put', 'PUT', to('put-{{ $itemIndex }}')),
        end,
      ),
    },
    { kind: 'loop', document: loop(hook('loop'), numbers, call('Make', 'POST', each)) },
    {
      kind: 'wait',
      document: inARow(
        hook('wait'),
        call('Make', 'POST', to('make')),
        ['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 2, unit: 'seconds' }],
        call('Put', 'PUT', to('put')),
        end,
      ),
    },
    {
      kind: 'sub',
      document: inARow(
        hook('sub'),
        ['Ids', 'set', 3.4, { mode: 'raw', jsonOutput: `={{ { "id": ${id} } }}`, options: {} }],
        [
          'Sub',
          'executeWorkflow',
          1.2,
          { workflowId: { __rl: true, mode: 'id', value: subWorkflowId }, options: { waitForSubWorkflow: true } },
        ],
        end,
      ),
    },
    {
      kind: 'redis',
      document: inARow(
        hook('redis'),
        ['Push', 'redis', 1, { operation: 'push', list: 'effects', messageData: `={{ ${id} }}`, tail: true }],
        call('Make', 'POST', to('make')),
        end,
      ).with('Push', { credentials: { redis: redisCredential } }),
    },
  ];
}

function call(name: string, method: string, url: string): Step {
  const body = method === 'GET' ? {} : { sendBody: true, specifyBody: 'json', jsonBody: '={{ { "say": $json } }}' };
  return [name, 'httpRequest', 4.2, { method, url, ...body, options: {} }];
}

function inARow(...steps: Step[]) {
  const nodes: (Parameters & { name: string })[] = steps.map(([name, type, typeVersion, parameters], place) => ({
    id: `node-${place}`,
    name,
    type: `n8n-nodes-base.${type}`,
    typeVersion,
    parameters,
    position: [place * 200, 0],
  }));
  const links = steps.slice(1).map(([name], place): [string, object] => [steps[place]![0], to(name)]);
  const document = { nodes, connections: Object.fromEntries(links), settings: { executionOrder: 'v1' } };
  return {
    ...document,
    with: (name: string, change: Parameters) => ({
      ...document,
      nodes: nodes.map((node) => (node.name === name ? { ...node, ...change } : node)),
    }),
  };
}

/** Hook → Numbers → Loop; its second output goes through the call and comes back, its first one ends. */
function loop(start: Step, numbers: Step, work: Step): object {
  const row = inARow(start, numbers, ['Loop', 'splitInBatches', 3, { options: {} }], work, end);
  const connections = {
    ...row.connections,
    Loop: { main: [[link('End')], [link(work[0])]] },
    [work[0]]: to('Loop'),
  };
  return { ...row, connections };
}

const link = (node: string) => ({ node, type: 'main', index: 0 });
const to = (node: string) => ({ main: [[link(node)]] });
