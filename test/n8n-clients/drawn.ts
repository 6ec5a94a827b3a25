const trigger = {
  id: 'start',
  name: 'Start',
  type: 'n8n-nodes-base.manualTrigger',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
};

function set(name: string, values: Record<string, string>) {
  const assignments = Object.entries(values).map(([field, value]) => ({
    id: field,
    name: field,
    type: field === 'unit' ? 'string' : 'number',
    value,
  }));
  return {
    id: name.toLowerCase(),
    name,
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    position: [220, 0],
    parameters: { assignments: { assignments }, options: {} },
  };
}

/** Answers with twice the number that it is called with, and a variable of the workspace. */
export function doubling(path: string) {
  return {
    name: `Double ${path}`,
    nodes: [
      {
        id: 'call',
        name: 'Call',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2,
        position: [0, 0],
        webhookId: path,
        parameters: { path, httpMethod: 'POST', responseMode: 'lastNode' },
      },
      set('Double', { doubled: '={{ $json.body.number * 2 }}', unit: '={{ $vars.unit }}' }),
    ],
    connections: { Call: { main: [[{ node: 'Double', type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  };
}

/** Fails in its last node until the variable `ready` says yes. */
export const failing = {
  name: 'Fails at first',
  nodes: [
    trigger,
    set('Number', { number: '={{ 7 }}' }),
    {
      id: 'demand',
      name: 'Demand',
      type: 'n8n-nodes-base.code',
      typeVersion: 2,
      position: [440, 0],
      parameters: { jsCode: "if ($vars.ready !== 'yes') throw new Error('not ready');\nreturn $input.all();" },
    },
  ],
  connections: {
    Start: { main: [[{ node: 'Number', type: 'main', index: 0 }]] },
    Number: { main: [[{ node: 'Demand', type: 'main', index: 0 }]] },
  },
  settings: {},
};

/** Waits for an hour. */
export const waiting = {
  name: 'Waits',
  nodes: [
    trigger,
    {
      id: 'wait',
      name: 'Wait',
      type: 'n8n-nodes-base.wait',
      typeVersion: 1.1,
      position: [220, 0],
      parameters: { resume: 'timeInterval', amount: 1, unit: 'hours' },
    },
  ],
  connections: { Start: { main: [[{ node: 'Wait', type: 'main', index: 0 }]] } },
  settings: {},
};
