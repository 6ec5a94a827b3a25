import type { WorkflowDocument } from '@leadloom/contracts';

export const path = 'bench';

/** Webhook → Set with one expression; the last node answers. */
export const greeting: WorkflowDocument = {
  name: 'Greeting',
  nodes: [
    {
      id: 'a',
      name: 'Webhook',
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2,
      position: [0, 0],
      webhookId: path,
      parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
    },
    {
      id: 'b',
      name: 'Set',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      position: [200, 0],
      parameters: {
        mode: 'manual',
        assignments: {
          assignments: [{ id: 'c', name: 'greeting', type: 'string', value: '=Hello {{ $json.body.name }}' }],
        },
        options: {},
      },
    },
  ],
  connections: { Webhook: { main: [[{ node: 'Set', type: 'main', index: 0 }]] } },
  settings: { executionOrder: 'v1' },
};

/** What the workflow answers to `{"name": …}`. */
export function answerTo(name: string): string {
  return JSON.stringify({ greeting: `Hello ${name}` });
}
