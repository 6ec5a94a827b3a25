import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

export interface FindSurroundings {
  /** Names of nodes that something is wrong with, and of those that are other than in what is published. */
  invalid: ReadonlySet<string>;
  modified: ReadonlySet<string>;
  /** What people call a type: "HTTP Request". */
  titleOf: (type: string) => string;
}

export interface FoundNode {
  name: string;
  /** The parameter whose value holds the first word, as a path; null when it is in the name, the type or the notes. */
  parameter: string | null;
}

type Condition = (node: WorkflowNode, surroundings: FindSurroundings) => boolean;

const states: Readonly<Record<string, Condition>> = {
  'is:invalid': ({ name }, { invalid }) => invalid.has(name),
  'is:modified': ({ name }, { modified }) => modified.has(name),
  'is:disabled': ({ disabled }) => disabled === true,
};
/** What may be written in a search beside words. */
export const findStates: readonly string[] = Object.keys(states);

/**
 * Nodes that fit all words of a search: words, or `"several words"`, in name, type, notes or parameters; `type:slack`; `is:invalid`,
 * `is:modified`, `is:disabled`. Those whose names have the words come first.
 */
export function findNodes(
  document: Pick<WorkflowDocument, 'nodes'>,
  search: string,
  surroundings: FindSurroundings,
): FoundNode[] {
  const terms = [...search.toLowerCase().matchAll(/(type:)?"([^"]*)"?|\S+/g)].map(
    ([whole, prefix = '', quoted]) => prefix + (quoted ?? whole),
  );
  if (terms.length === 0) return [];
  const words = terms.filter((term) => !term.startsWith('type:') && !(term in states));
  return document.nodes
    .filter((node) => terms.every((term) => fits(node, term, surroundings)))
    .map((node) => ({ node, isNamed: words.every((word) => node.name.toLowerCase().includes(word)) }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed))
    .map(({ node }) => ({ name: node.name, parameter: parameterOf(node, words, surroundings) }));
}

function fits(node: WorkflowNode, term: string, surroundings: FindSurroundings): boolean {
  const condition = states[term];
  if (condition !== undefined) return condition(node, surroundings);
  const typeTexts = [node.type, surroundings.titleOf(node.type)];
  if (term.startsWith('type:')) return typeTexts.some((text) => text.toLowerCase().includes(term.slice(5)));
  return outsideTexts(node, surroundings).includes(term) || pathTo(node.parameters, term) !== null;
}

function outsideTexts(node: WorkflowNode, { titleOf }: FindSurroundings): string {
  return [node.name, node.type, titleOf(node.type), node.notes ?? ''].join('\n').toLowerCase();
}

function parameterOf(node: WorkflowNode, words: readonly string[], surroundings: FindSurroundings): string | null {
  const outside = outsideTexts(node, surroundings);
  const inside = words.find((word) => !outside.includes(word));
  return inside === undefined ? null : pathTo(node.parameters, inside);
}

/** The path to the first value that has the word in it: `headerParameters.parameters.0.name`. */
function pathTo(value: unknown, word: string): string | null {
  if (typeof value !== 'object' || value === null) return String(value).toLowerCase().includes(word) ? '' : null;
  for (const [key, inner] of Object.entries(value)) {
    const path = pathTo(inner, word);
    if (path !== null) return path === '' ? key : `${key}.${path}`;
  }
  return null;
}
