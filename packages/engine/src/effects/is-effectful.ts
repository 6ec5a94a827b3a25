import type { INode, IPinData } from 'n8n-workflow';

/**
 * Node types of n8n-nodes-base that reach nothing outside the run: running one twice before its output is published changes nothing.
 * What is not listed is effectful. Triggers are here because within a run they only pass their data on.
 */
const pureBaseNodes = new Set([
  'activationTrigger',
  'aggregate',
  'code',
  'compareDatasets',
  'compression',
  'convertToFile',
  'crypto',
  'cron',
  'dateTime',
  'debugHelper',
  'editImage',
  'errorTrigger',
  'evaluationTrigger',
  'executeWorkflowTrigger',
  'executionData',
  'extractFromFile',
  'filter',
  'formTrigger',
  'function',
  'functionItem',
  'html',
  'htmlExtract',
  'iCal',
  'if',
  'interval',
  'itemLists',
  'limit',
  'manualTrigger',
  'markdown',
  'merge',
  'moveBinaryData',
  'noOp',
  'n8nTrigger',
  'readPDF',
  'removeDuplicates',
  'renameKeys',
  'respondToWebhook',
  'scheduleTrigger',
  'set',
  'simulate',
  'simulateTrigger',
  'sort',
  'splitInBatches',
  'splitOut',
  'spreadsheetFile',
  'start',
  'stickyNote',
  'stopAndError',
  'summarize',
  'switch',
  'totp',
  'wait',
  'webhook',
  'workflowTrigger',
  'xml',
]);

/** Nodes whose parameters decide: those that remember across executions write outside the run. */
const impureParameters: Readonly<Record<string, (parameters: INode['parameters']) => boolean>> = {
  removeDuplicates: (parameters) =>
    parameters['operation'] !== undefined && parameters['operation'] !== 'removeDuplicateInputItems',
  code: (parameters) => callsOut(parameters['jsCode']),
  function: (parameters) => callsOut(parameters['functionCode']),
  functionItem: (parameters) => callsOut(parameters['functionCode']),
  debugHelper: (parameters) => parameters['category'] === 'oom',
};

/** Code reaches the network only through the helpers of its node. */
function callsOut(code: unknown): boolean {
  return typeof code === 'string' && /\bhelpers\b|httpRequest/.test(code);
}

/** Whether a run of this node may be felt outside the execution. A segment holds at most one such run, its first. */
export function isEffectful(node: INode, pinData: IPinData | undefined): boolean {
  if (node.disabled === true || pinData?.[node.name] !== undefined) return false;
  const name = node.type.startsWith('n8n-nodes-base.') ? node.type.slice('n8n-nodes-base.'.length) : undefined;
  if (name === undefined) return node.type !== 'n8n-nodes-leadloom.leadTrigger';
  if (name.endsWith('Trigger')) return false;
  return !pureBaseNodes.has(name) || impureParameters[name]?.(node.parameters ?? {}) === true;
}
