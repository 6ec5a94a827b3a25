import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { pathText, quoted } from '../../run-data/field-expression.ts';
import { memberNames } from './member-names.ts';
import { sampleField } from './sample-field.ts';
import type { Sample } from './use-sample.ts';

const globals: Completion[] = [
  { label: '$json', detail: 'the item' },
  { label: '$input', detail: 'all items of the input' },
  { label: '$now', detail: 'this moment' },
  { label: '$today', detail: 'midnight' },
  { label: '$vars', detail: 'variables' },
  { label: '$workflow', detail: 'this workflow' },
  { label: '$execution', detail: 'this run' },
  { label: '$itemIndex', detail: 'number of the item' },
  { label: '$runIndex', detail: 'number of the run' },
  { label: '$binary', detail: 'files of the item' },
  { label: '$if', detail: 'one of two values' },
  { label: '$jmespath', detail: 'look into JSON' },
];

/** Names for the place of the cursor: inside of `{{ }}` fields of the item, nodes, and what can be asked of a value. */
export function completeExpression(context: CompletionContext): CompletionResult | null {
  const sample = context.state.field(sampleField);
  const before = context.state.sliceDoc(0, context.pos);
  const open = before.lastIndexOf('{{');
  if (open === -1 || before.indexOf('}}', open) !== -1) return null;
  const code = before.slice(open + 2);
  const chain = /(\$\('(?:[^'\\]|\\.)*'\)|\$?[\w$]+)((?:\.[\w$]+(?:\(\))?|\[\d+\]|\["[^"]*"\])*)\.([\w$]*)$/.exec(code);
  if (chain !== null) {
    const [, root = '', path = '', typed = ''] = chain;
    const options = membersOf(valueOf(root, path, sample));
    return options.length === 0 ? null : { from: context.pos - typed.length, options, validFor: /^[\w$]*$/ };
  }
  const word = /[$\w]*$/.exec(code)?.[0] ?? '';
  if (word === '' && !context.explicit) return null;
  const nodes = sample.nodes.map(({ name }) => ({
    label: `$(${quoted(name)}).item.json`,
    displayLabel: `$(${quoted(name)})`,
    detail: 'a node before',
  }));
  return { from: context.pos - word.length, options: [...globals, ...nodes], validFor: /^\$?[\w$]*$/ };
}

/** What a chain of names comes to in the sample; methods that are called in it are not followed. */
function valueOf(root: string, path: string, { json, nodes }: Sample): unknown {
  const node = nodes.find(({ name }) => root === `$(${quoted(name)})`);
  if (node !== undefined && /^\.item$/.test(path)) return { json: node.json };
  if (node !== undefined && path === '')
    return { item: { json: node.json }, first: undefined, last: undefined, all: undefined };
  if (root === '$input' && path === '') return { item: { json }, first: undefined, last: undefined, all: undefined };
  if (root === '$now' || root === '$today') return new Date(0);
  const start = root === '$json' ? json : node === undefined ? undefined : { item: { json: node.json } };
  return [...path.matchAll(/\.([\w$]+)|\[(\d+)\]|\["([^"]*)"\]/g)].reduce<unknown>((value, match) => {
    const key = match[1] ?? match[2] ?? match[3] ?? '';
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, start);
}

function membersOf(value: unknown): Completion[] {
  const own =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
      ? Object.entries(value).map(([key, inner]): Completion => ({
          label: key,
          detail: kindOf(inner),
          boost: 1,
          // A name that needs brackets stands in place of the dot.
          apply:
            pathText([key]) === key
              ? key
              : (view, _completion, from, to) =>
                  view.dispatch({ changes: { from: from - 1, to, insert: pathText([key]) } }),
        }))
      : [];
  const methods = (memberNames[kindOf(value)] ?? []).map((name): Completion => ({
    label: `${name}()`,
    type: 'method',
  }));
  return [...own, ...methods];
}

function kindOf(value: unknown): string {
  if (value instanceof Date) return 'date';
  if (Array.isArray(value)) return 'array';
  return value === null || value === undefined ? '' : typeof value;
}
