import type { FieldPath } from './field-expression.ts';
import { FieldPill } from './field-pill.tsx';
import { runDataTexts as texts } from './texts.ts';

const mostElements = 200;
const longest = 5000;

/** A value as indented, coloured JSON whose names are fields; very long texts and lists are cut. */
export function JsonTree({ value, path = [] }: { value: unknown; path?: FieldPath }) {
  if (typeof value !== 'object' || value === null) return <Leaf value={value} />;
  const isList = Array.isArray(value);
  const entries: [string | number, unknown][] = isList
    ? value.map((one, index) => [index, one])
    : Object.entries(value);
  if (entries.length === 0) return isList ? '[]' : '{}';
  const indent = '  '.repeat(path.length + 1);
  return (
    <>
      {isList ? '[' : '{'}
      {entries.slice(0, mostElements).map(([key, inner], index) => (
        <span key={key}>
          {`\n${indent}`}
          {isList ? null : (
            <>
              <FieldPill path={[...path, key]} title={JSON.stringify(key)} className="json-key" />
              {': '}
            </>
          )}
          <JsonTree value={inner} path={[...path, key]} />
          {index < entries.length - 1 ? ',' : null}
        </span>
      ))}
      {entries.length > mostElements ? `\n${indent}${texts.moreElements(entries.length - mostElements)}` : null}
      {`\n${'  '.repeat(path.length)}`}
      {isList ? ']' : '}'}
    </>
  );
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === 'string')
    return (
      <span className="json-string">
        {JSON.stringify(value.slice(0, longest))}
        {value.length > longest ? texts.moreElements(value.length - longest) : null}
      </span>
    );
  return <span className={typeof value === 'number' ? 'json-number' : 'json-word'}>{JSON.stringify(value)}</span>;
}
