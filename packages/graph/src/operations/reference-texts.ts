import type { WorkflowNode } from '@leadloom/contracts';

/** Parameters that are code or text with expressions in it although they do not begin with `=`, by node type as n8n has them. */
const plainTextWithReferences: Readonly<Record<string, readonly string[]>> = {
  'n8n-nodes-base.code': ['jsCode'],
  'n8n-nodes-base.function': ['functionCode'],
  'n8n-nodes-base.functionItem': ['functionCode'],
  'n8n-nodes-base.aiTransform': ['jsCode'],
  'n8n-nodes-base.html': ['html'],
  'n8n-nodes-base.mailgun': ['html'],
};
/** Forms have texts of that kind deeper inside. */
const formType = 'n8n-nodes-base.form';

/** The node with its texts that may refer to other nodes (expressions, code) as `change` gives them; the same node when none is other. */
export function changeReferenceTexts(node: WorkflowNode, change: (text: string) => string): WorkflowNode {
  const plain = plainTextWithReferences[node.type] ?? [];
  const isForm = node.type === formType;
  const changeIn = (value: unknown, key: string, isTop: boolean): unknown => {
    if (typeof value === 'string') {
      const hasReferences = value.startsWith('=') || (isTop && plain.includes(key)) || (isForm && key === 'html');
      return hasReferences ? change(value) : value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value))
      return keepIfSame(
        value,
        value.map((inner: unknown) => changeIn(inner, '', false)),
      );
    const entries = Object.entries(value);
    const changed = entries.map(([name, inner]) => changeIn(inner, name, false));
    return changed.every((inner, place) => inner === entries[place]?.[1])
      ? value
      : Object.fromEntries(entries.map(([name], place) => [name, changed[place]]));
  };
  const entries = Object.entries(node.parameters ?? {});
  const parameters = entries.map(([key, value]) => [key, changeIn(value, key, true)] as const);
  return parameters.every(([, value], place) => value === entries[place]?.[1])
    ? node
    : { ...node, parameters: Object.fromEntries(parameters) };
}

function keepIfSame(before: unknown[], after: unknown[]): unknown[] {
  return after.every((value, place) => value === before[place]) ? before : after;
}
