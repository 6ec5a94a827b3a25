import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import type { FindNodeType } from '../node-facts.ts';
import { listTriggers } from '../list-triggers.ts';
import { noteType } from './order-nodes.ts';

/** Where a workflow meets the world outside. */
export interface IntegrationPoint {
  node: string;
  type: string;
  direction: 'in' | 'out';
  /** `POST /webhook/leads`, `GET https://api.example/v1`; null where the node's service says it. */
  address: string | null;
}

const listening = new Map([
  ['webhook', 'webhook'],
  ['form', 'form'],
]);
const request = 'n8n-nodes-base.httpRequest';

/** What calls it, and what it calls: triggers that hear of something, requests, and nodes with an account. */
export function integrationPoints(document: WorkflowDocument, findNodeType: FindNodeType): IntegrationPoint[] {
  const triggers = new Map(listTriggers(document, findNodeType).map(({ node, kind }) => [node, kind]));
  return document.nodes.flatMap((node): IntegrationPoint[] => {
    if (node.type === noteType || node.disabled === true) return [];
    const kind = triggers.get(node.name);
    const isOutside = Object.keys(node.credentials ?? {}).length > 0 || node.type === request;
    const point = { node: node.name, type: node.type };
    const route = kind === undefined ? undefined : listening.get(kind);
    if (route !== undefined)
      return [{ ...point, direction: 'in', address: `${methodOf(node)} /${route}/${pathOf(node)}` }];
    if (kind !== undefined) return isOutside || kind === 'event' ? [{ ...point, direction: 'in', address: null }] : [];
    if (!isOutside) return [];
    return [{ ...point, direction: 'out', address: node.type === request ? requestOf(node) : null }];
  });
}

function methodOf({ type, parameters }: WorkflowNode): string {
  if (type.endsWith('formTrigger')) return 'GET';
  const method = parameters?.['httpMethod'];
  return typeof method === 'string' ? method : Array.isArray(method) ? method.join(', ') : 'GET';
}

function pathOf({ parameters, webhookId }: WorkflowNode): string {
  const { path } = (parameters?.['options'] ?? {}) as { path?: unknown };
  const given = parameters?.['path'] ?? path;
  return typeof given === 'string' && given !== '' ? given : (webhookId ?? '');
}

/** Without the query, which may hold keys. */
function requestOf({ parameters }: WorkflowNode): string | null {
  const { method, url } = parameters ?? {};
  if (typeof url !== 'string') return null;
  const place = url.replace(/^=/, '').split('?')[0] ?? '';
  const withoutLogin = place.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
  return `${typeof method === 'string' ? method : 'GET'} ${withoutLogin}`;
}
