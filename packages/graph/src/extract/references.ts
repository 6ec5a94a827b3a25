import type { WorkflowNode } from '@leadloom/contracts';
import { changeReferenceTexts } from '../operations/reference-texts.ts';
import { byDot, byString, unescape } from '../operations/rename-references.ts';

/** A place in a text that asks for data of another node. */
export interface Reference {
  /** The node that is asked. */
  name: string;
  start: number;
  end: number;
  /** The whole of it up to the value that is taken, `$('Ask').item.json.city`; null where it is not plain which value that is. */
  value: string | null;
  /** Is it of the item that belongs to the one at hand? Else it is the same for all items. */
  isPaired: boolean;
}

const closings = { '$(': /\s*\)/y, '$node[': /\s*\]/y, '$items(': /[\d\s,]*\)/y } as const;
/** What may follow `$('Name')`: items are asked for by plain numbers only, since others would mean another item elsewhere. */
const access = /\s*\.\s*(item\b(?!\s*\()|(?:first|last|all)\(\s*\)|itemMatching\(\s*\d+\s*\)|params\b|isExecuted\b)/y;
/** Names and numbers that lead further into a value; methods that are called on it are no part of it. */
const path =
  /(?:\s*\??\.\s*[\p{ID_Start}$_][\p{ID_Continue}$]*(?!\s*\(|[\p{ID_Continue}$])|(?:\?\.)?\[\s*(?:\d+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*\])+/uy;

export function listReferences(text: string): Reference[] {
  const strings = [...text.matchAll(byString)].map((match) => {
    const head = match[1]!.trim() as keyof typeof closings;
    const closed = endOf(closings[head], text, match.index + match[0].length);
    const opened = closed !== null && head === '$(' ? endOf(access, text, closed) : closed;
    const isPaired = head === '$node[' || (closed !== null && /^\s*\.\s*item\b(?!M)/.test(text.slice(closed)));
    return found(text, unescape(match[3]!), match.index, opened, closed, isPaired);
  });
  const dots = [...text.matchAll(byDot)].map((match) => {
    const closed = match.index + match[0].length;
    return found(text, match[1]!, match.index, closed, closed, true);
  });
  return [...strings, ...dots].sort((a, b) => a.start - b.start);
}

function found(
  text: string,
  name: string,
  start: number,
  opened: number | null,
  closed: number | null,
  isPaired: boolean,
): Reference {
  if (opened === null) return { name, start, end: closed ?? start, value: null, isPaired };
  const end = endOf(path, text, opened) ?? opened;
  return { name, start, end, value: text.slice(start, end), isPaired };
}

function endOf(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** Names of the nodes that a node's expressions and code refer to. */
export function refersTo(node: WorkflowNode): string[] {
  const names = new Set<string>();
  changeReferenceTexts(node, (text) => {
    for (const { name } of listReferences(text)) names.add(name);
    return text;
  });
  return [...names];
}
