import { HubError, type WorkflowDocument, type WorkflowNode } from '@leadloom/contracts';
import type { WebhookRoute } from '@leadloom/store';

export type OwnRoute = Pick<WebhookRoute, 'node' | 'method' | 'path' | 'isForm' | 'allowedOrigins' | 'isStreaming'>;

/**
 * Methods and paths that the enabled webhook and form nodes of a document listen on, as n8n reads them: the path stands by itself unless it has
 * `:name` parts, then the node's `webhookId` comes before it.
 * @throws HubError `invalid_input` for a path that only a run could tell, and for a login that is not here
 */
export function webhookRoutesOf(document: WorkflowDocument): OwnRoute[] {
  return document.nodes
    .filter((node) => node.disabled !== true)
    .flatMap((node) => {
      if (node.type === chatTrigger) return chatRoutes(node);
      if (!['n8n-nodes-base.webhook', 'n8n-nodes-base.formTrigger'].includes(node.type)) return [];
      demandOwnLogin(node);
      if (node.type === 'n8n-nodes-base.formTrigger') return formRoutes(node);
      return methodsOf(node).map((method) => ({
        node: node.name,
        method,
        path: pathOf(node),
        ...originsOf(node),
        ...streaming(node),
      }));
    });
}

/** Two of n8n's ways to log in ask n8n's own users, who are not here: without them the address would be open to nobody. */
function demandOwnLogin({ name, parameters }: WorkflowNode): void {
  if (!['n8nUserAuth', 'n8nOAuth2'].includes(String(parameters?.['authentication']))) return;
  throw new HubError(
    'invalid_input',
    `"${name}" asks for a login of n8n, which has no users here. Choose another authentication in it.`,
    { details: { node: name } },
  );
}

const chatTrigger = '@n8n/n8n-nodes-langchain.chatTrigger';

/** A public chat is shown at the address that its messages go to; one that is not public is for tests by hand. */
function chatRoutes(node: WorkflowNode): OwnRoute[] {
  if (node.parameters?.['public'] !== true) return [];
  demandOwnLogin(node);
  const path = `${pathOf({ ...node, parameters: {} })}/chat`;
  return ['GET', 'POST'].map((method) => ({
    node: node.name,
    method,
    path,
    ...originsOf(node),
    ...streaming({ ...node, parameters: (node.parameters?.['options'] ?? {}) as Record<string, unknown> }),
  }));
}

/** A form is shown and sent at the same address. */
function formRoutes(node: WorkflowNode): OwnRoute[] {
  const options = (node.parameters?.['options'] ?? {}) as Record<string, unknown>;
  const given = node.parameters?.['path'] ?? options['path'];
  const path = pathOf({ ...node, parameters: { path: given } });
  return ['GET', 'POST'].map((method) => ({ node: node.name, method, path, isForm: true }));
}

function originsOf({ parameters }: WorkflowNode): Pick<OwnRoute, 'allowedOrigins'> {
  const origins = (parameters?.['options'] as Record<string, unknown> | undefined)?.['allowedOrigins'];
  return typeof origins === 'string' && origins !== '' && origins !== '*' ? { allowedOrigins: origins } : {};
}

function streaming({ parameters }: WorkflowNode): Pick<OwnRoute, 'isStreaming'> {
  return parameters?.['responseMode'] === 'streaming' ? { isStreaming: true } : {};
}

function methodsOf(node: WorkflowNode): string[] {
  const methods = [node.parameters?.['httpMethod'] ?? 'GET'].flat();
  return methods.filter((method) => typeof method === 'string').map((method) => method.toUpperCase());
}

function pathOf({ name, webhookId, parameters = {} }: WorkflowNode): string {
  const given = parameters['path'];
  const path = typeof given === 'string' ? given.replaceAll(/^\/+|\/+$/g, '') : '';
  if (path.startsWith('='))
    throw new HubError(
      'invalid_input',
      `The path of webhook "${name}" is an expression. Write it out: it is needed before any run.`,
    );
  if (path === '' && webhookId === undefined)
    throw new HubError('invalid_input', `Webhook "${name}" has no path. Give it one.`, { details: { node: name } });
  if (path === '') return webhookId ?? '';
  return path.split('/').some((part) => part.startsWith(':')) && webhookId !== undefined
    ? `${webhookId}/${path}`
    : path;
}
