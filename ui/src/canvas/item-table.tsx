import type { NodeData } from '@leadloom/contracts';
import { FileLinks } from './file-links.tsx';
import { canvasTexts } from './texts.ts';

const texts = canvasTexts.panel;
const maxColumns = 40;

interface ItemTableProps {
  executionId: string;
  items: NodeData['items'];
  offset: number;
}

/** Items as rows; the columns are the fields that occur in them. Nested values are shown as JSON, flattened one level where small. */
export function ItemTable({ executionId, items, offset }: ItemTableProps) {
  const rows = items.map((item) => flat(item.json));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const hasFiles = items.some((item) => item.binary !== undefined && item.binary !== null);
  return (
    <>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.slice(0, maxColumns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {hasFiles ? <th scope="col">{texts.binary}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // An item is its place in the output.
            <tr key={index}>
              <th scope="row">{offset + index}</th>
              {columns.slice(0, maxColumns).map((column) => (
                <Cell key={column} value={row[column]} />
              ))}
              {hasFiles ? (
                <td>
                  <FileLinks executionId={executionId} binary={items[index]!.binary} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > maxColumns ? (
        <p className="muted json">{texts.moreColumns(columns.length - maxColumns)}</p>
      ) : null}
    </>
  );
}

function Cell({ value }: { value: unknown }) {
  if (value === undefined || value === null || value === '')
    return <td className="is-empty">{value === null ? 'null' : ''}</td>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <td title={text.length > 30 ? text.slice(0, 1000) : undefined}>{text.slice(0, 300)}</td>;
}

/** `{lead: {fields: {…}}}` becomes columns `lead.fields.…`; arrays stay whole. Three levels at most. */
function flat(json: unknown, prefix = '', depth = 0): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { [prefix || 'value']: json };
  const row: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 2)
      Object.assign(row, flat(value, name, depth + 1));
    else row[name] = value;
  }
  return row;
}
