import type { N8nRisk, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

export interface AuditedWorkflow {
  id: string;
  name: string;
  active: boolean;
  document: WorkflowDocument;
}

interface RiskRule {
  risk: N8nRisk;
  title: string;
  description: string;
  recommendation: string;
  isRisky: (node: WorkflowNode, workflow: AuditedWorkflow) => boolean;
}

const base = (names: readonly string[]) => new Set(names.map((name) => `n8n-nodes-base.${name}`));
/** SQL nodes, and those of them that take parameters apart from the query. */
const sqlNodes = base(['postgres', 'crateDb', 'questDb', 'timescaleDb', 'mySql', 'microsoftSql', 'snowflake']);
const sqlNodesWithParameters = base(['postgres', 'crateDb', 'questDb', 'timescaleDb']);
const fileNodes = base([
  'readWriteFile',
  'readBinaryFile',
  'readBinaryFiles',
  'writeBinaryFile',
  'readPdf',
  'spreadsheetFile',
]);
const powerfulNodes = base(['executeCommand', 'code', 'function', 'functionItem', 'httpRequest', 'ssh', 'ftp']);
const checkingNodes = base(['if', 'switch', 'code', 'function', 'functionItem']);

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('=');
const isQuery = (node: WorkflowNode) => sqlNodes.has(node.type) && node.parameters?.['operation'] === 'executeQuery';
/** Older nodes call them additional fields, newer ones options. */
const parametersOfQuery = ({ parameters }: WorkflowNode): unknown => {
  const { queryParams } = (parameters?.['additionalFields'] ?? {}) as { queryParams?: unknown };
  const { queryReplacement } = (parameters?.['options'] ?? {}) as { queryReplacement?: unknown };
  return queryParams ?? queryReplacement;
};

/** What the audit looks for in nodes. The titles are n8n's, which its clients know. */
export const riskRules: readonly RiskRule[] = [
  {
    risk: 'database',
    title: 'Expressions in "Execute Query" fields in SQL nodes',
    description: 'The text of the query is put together by an expression: what comes in may become part of the SQL.',
    recommendation: 'Put values into the query parameters of the node.',
    isRisky: (node) => isQuery(node) && isExpression(node.parameters?.['query']),
  },
  {
    risk: 'database',
    title: 'Expressions in "Query Parameters" fields in SQL nodes',
    description: 'The list of query parameters is itself made by an expression: what comes in may add or move values.',
    recommendation: 'Check what the expression reads before this node.',
    isRisky: (node) => isQuery(node) && sqlNodesWithParameters.has(node.type) && isExpression(parametersOfQuery(node)),
  },
  {
    risk: 'database',
    title: 'Unused "Query Parameters" fields in SQL nodes',
    description: 'The query has no parameters, so each value that changes must be in its text.',
    recommendation: 'Put values into the query parameters of the node.',
    isRisky: (node) => isQuery(node) && sqlNodesWithParameters.has(node.type) && parametersOfQuery(node) === undefined,
  },
  {
    risk: 'filesystem',
    title: 'Nodes that interact with the filesystem',
    description: 'These nodes read or write files of the machine that the worker runs on, where they are turned on.',
    recommendation: 'Leave them off (LEADLOOM_HOST_NODES) unless a workflow cannot do without.',
    isRisky: ({ type }) => fileNodes.has(type),
  },
  {
    risk: 'nodes',
    title: 'Official risky nodes',
    description: 'These nodes can run code or reach any address.',
    recommendation: 'Look at what they do; take the node of the service instead where there is one.',
    isRisky: ({ type }) => powerfulNodes.has(type),
  },
  {
    risk: 'instance',
    title: 'Unprotected webhooks in instance',
    description:
      'Whoever knows the address can call these webhooks: they ask for no login, and no node behind them checks the request.',
    recommendation: 'Choose an authentication in the node, or check the request in a node right behind it.',
    isRisky: isOpenWebhook,
  },
];

function isOpenWebhook(node: WorkflowNode, { active, document }: AuditedWorkflow): boolean {
  if (!active || node.type !== 'n8n-nodes-base.webhook') return false;
  const authentication = node.parameters?.['authentication'];
  if (authentication !== undefined && authentication !== 'none') return false;
  const behind = document.connections[node.name]?.['main']?.[0]?.map((target) => target.node) ?? [];
  return !document.nodes.some(({ name, type }) => behind.includes(name) && checkingNodes.has(type));
}
