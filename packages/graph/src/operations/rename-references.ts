import type { WorkflowNode } from '@leadloom/contracts';
import { changeReferenceTexts } from './reference-texts.ts';

/** `$('Name')`, `$node["Name"]`, `$items("Name"`: the name is a string of JavaScript, in quotes of any kind. */
export const byString = /(\$\(\s*|\$node\[\s*|\$items\(\s*)(['"`])((?:\\.|(?!\2)[^\\])*)\2/gs;
/** `$node.Name` */
export const byDot = /\$node\.([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The node with its references to `from` led to `to`; the same node when it has none. */
export function renameInNode(node: WorkflowNode, from: string, to: string): WorkflowNode {
  return changeReferenceTexts(node, (text) => renameInText(text, from, to));
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

export function unescape(written: string): string {
  return written.replaceAll(/\\(.)/gs, '$1');
}

function escape(name: string, quote: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote === '`' ? escaped.replaceAll('${', '\\${') : escaped;
}
