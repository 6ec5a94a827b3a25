import type { NodeTypeInfo, WorkflowNode } from '@leadloom/contracts';

/** The main ports of a node: how many inputs, and the titles of its outputs. */
interface MainPorts {
  inputs: number;
  outputs: readonly (string | null)[];
}

type Parameters = Readonly<Record<string, unknown>>;
const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' && value > 0 ? value : otherwise);
const listIn = (value: unknown, key: string): Parameters[] => {
  const list = (value as Parameters | undefined)?.[key];
  return Array.isArray(list) ? (list as Parameters[]) : [];
};
const titleOf = (rule: Parameters, index: number) =>
  typeof rule['outputKey'] === 'string' && rule['outputKey'] !== '' ? rule['outputKey'] : String(index);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index));

/** Node types whose ports go by their parameters, where n8n has an expression. */
const byParameters: Readonly<Record<string, (parameters: Parameters, version: number) => Partial<MainPorts>>> = {
  'n8n-nodes-base.merge': ({ numberInputs }, version) => (version < 3 ? {} : { inputs: numberOf(numberInputs, 2) }),
  'n8n-nodes-base.switch': ({ mode, numberOutputs, outputsAmount, rules, options }, version) => {
    if (version < 2) return {};
    if (mode === 'expression') return { outputs: numbered(numberOf(version < 3 ? outputsAmount : numberOutputs, 4)) };
    const others = options as Parameters | undefined;
    const fallback = others?.['renameFallbackOutput'];
    // A new Switch has one rule, which is not written down.
    const given = rules === undefined ? [{}] : listIn(rules, version < 3 ? 'rules' : 'values');
    return {
      outputs: [
        ...given.map(titleOf),
        ...(others?.['fallbackOutput'] === 'extra' ? [typeof fallback === 'string' ? fallback : 'Fallback'] : []),
      ],
    };
  },
  'n8n-nodes-base.webhook': ({ httpMethod }) => (Array.isArray(httpMethod) ? { outputs: httpMethod.map(String) } : {}),
  'n8n-nodes-base.respondToWebhook': ({ enableResponseOutput }, version) =>
    version === 1.3 || (version >= 1.4 && enableResponseOutput === true) ? { outputs: ['Input Data', 'Response'] } : {},
};

/** Ports by type and parameters; outputs that have wires are there in any case. */
export function mainPorts(node: WorkflowNode, type: NodeTypeInfo | undefined, usedOutputs: number): MainPorts {
  const { parameters = {}, typeVersion = type?.version ?? 1 } = node;
  const own = byParameters[node.type]?.(parameters, typeVersion) ?? {};
  const outputs = [...(own.outputs ?? typed(type))];
  if ((node as { onError?: unknown }).onError === 'continueErrorOutput') outputs.push('error');
  while (outputs.length < usedOutputs) outputs.push(String(outputs.length));
  return {
    inputs: own.inputs ?? type?.inputs ?? 1,
    // One output alone needs no title.
    outputs: outputs.length === 1 ? [null] : outputs,
  };
}

function typed(type: NodeTypeInfo | undefined): (string | null)[] {
  const count = type?.outputs ?? 1;
  return Array.from({ length: count }, (_, index) => type?.outputNames?.[index] ?? String(index));
}
