import type { WorkflowDocument } from '@leadloom/contracts';
import { path } from '../webhooks/workflow.ts';

const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
  name,
  type: `n8n-nodes-base.${type}`,
  typeVersion,
  position: [0, 0] as [number, number],
  parameters: parameters as Record<string, unknown>,
});
const set = (name: string, field: string, value: string) =>
  node(name, 'set', 3.4, {
    mode: 'manual',
    includeOtherFields: true,
    assignments: { assignments: [{ id: field, name: field, type: 'string', value }] },
    options: {},
  });

/** Webhook → five nodes with expressions → a call → a wait → two nodes with expressions, the last of which answers. */
export function realistic(callUrl: string, waitSeconds: number): WorkflowDocument {
  const row = [
    {
      ...node('Webhook', 'webhook', 2, { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} }),
      webhookId: path,
    },
    set('Name', 'name', '={{ $json.body.name }}'),
    set('Mail', 'mail', '={{ $json.name.toLowerCase() }}@example.com'),
    set('Domain', 'domain', "={{ $json.mail.split('@')[1] }}"),
    set('Initial', 'initial', '={{ $json.name[0] }}'),
    set('Address', 'address', '={{ $json.initial }}.{{ $json.domain }}'),
    node('Call', 'httpRequest', 4.2, { url: `=${callUrl}?of={{ $json.address }}`, options: {} }),
    { ...node('Wait', 'wait', 1.1, { amount: waitSeconds, unit: 'seconds' }), webhookId: 'bench-wait' },
    set('Found', 'found', "={{ $('Name').item.json.name }} {{ $json.ok }}"),
    node('Answer', 'set', 3.4, {
      mode: 'manual',
      assignments: { assignments: [{ id: 'g', name: 'greeting', type: 'string', value: '=Hello {{ $json.found }}' }] },
      options: {},
    }),
  ];
  const next = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
  return {
    name: 'Realistic',
    nodes: row,
    connections: Object.fromEntries(row.slice(1).map(({ name }, place) => [row[place]?.name ?? '', next(name)])),
    settings: { executionOrder: 'v1' },
  };
}
