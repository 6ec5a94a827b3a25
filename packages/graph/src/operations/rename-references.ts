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

/** `$('Name')`, `$node["Name"]`, `$items("Name"`: the name is a string of JavaScript, in quotes of any kind. */
const byString = /(\$\(\s*|\$node\[\s*|\$items\(\s*)(['"`])((?:\\.|(?!\2)[^\\])*)\2/gs;
/** `$node.Name` */
const byDot = /\$node\.([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The node with its references to `from` led to `to`; the same node when it has none. */
export function renameInNode(node: WorkflowNode, from: string, to: string): WorkflowNode {
  const plain = plainTextWithReferences[node.type] ?? [];
  const isForm = node.type === formType;
  const renameIn = (value: unknown, key: string, isTop: boolean): unknown => {
    if (typeof value === 'string') {
      const hasReferences = value.startsWith('=') || (isTop && plain.includes(key)) || (isForm && key === 'html');
      return hasReferences ? renameInText(value, from, to) : value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value))
      return keepIfSame(
        value,
        value.map((inner: unknown) => renameIn(inner, '', false)),
      );
    const entries = Object.entries(value);
    const renamed = entries.map(([name, inner]) => renameIn(inner, name, false));
    return renamed.every((inner, place) => inner === entries[place]?.[1])
      ? value
      : Object.fromEntries(entries.map(([name], place) => [name, renamed[place]]));
  };
  const entries = Object.entries(node.parameters ?? {});
  const parameters = entries.map(([key, value]) => [key, renameIn(value, key, true)] as const);
  return parameters.every(([, value], place) => value === entries[place]?.[1])
    ? node
    : { ...node, parameters: Object.fromEntries(parameters) };
}

function renameInText(text: string, from: string, to: string): string {
  return text
    .replace(byString, (whole: string, head: string, quote: string, written: string) =>
      unescape(written) === from ? `${head}${quote}${escape(to, quote)}${quote}` : whole,
    )
    .replace(byDot, (whole: string, name: string) => {
      if (name !== from) return whole;
      return isIdentifier.test(to) ? `$node.${to}` : `$node["${escape(to, '"')}"]`;
    });
}

function unescape(written: string): string {
  return written.replaceAll(/\\(.)/gs, '$1');
}

function escape(name: string, quote: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote === '`' ? escaped.replaceAll('${', '\\${') : escaped;
}

function keepIfSame(before: unknown[], after: unknown[]): unknown[] {
  return after.every((value, place) => value === before[place]) ? before : after;
}
