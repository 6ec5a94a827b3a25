/** Names from the outside in, and places in lists. */
export type FieldPath = readonly (string | number)[];

const identifier = /^[A-Za-z_$][\w$]*$/;

/** `lead.tags[0]["first name"]`: the path as an expression has it. */
export function pathText(path: FieldPath): string {
  return path
    .map((part, index) =>
      typeof part === 'string' && identifier.test(part)
        ? `${index === 0 ? '' : '.'}${part}`
        : `[${typeof part === 'number' ? part : quoted(part)}]`,
    )
    .join('');
}

/** The expression for a field of the items of `node`; of those that come in directly when it is null. */
export function fieldExpression(path: FieldPath, node: string | null): string {
  const text = pathText(path);
  const root = node === null ? '$json' : `$(${quoted(node)}).item.json`;
  return `{{ ${root}${text === '' || text.startsWith('[') ? text : `.${text}`} }}`;
}

/** n8n's expressions stand between braces, in JSON too: single quotes need no escape there. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
