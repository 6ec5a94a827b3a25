import { ScrollBox } from '../parts/scroll-box.tsx';
import { FieldPill } from './field-pill.tsx';
import { FileLinks } from './file-links.tsx';
import type { ItemViewProps } from './item-views.ts';
import { type Cell, tableRow } from './table-rows.ts';
import { runDataTexts as texts } from './texts.ts';
import { useRows } from './use-rows.ts';

const maxColumns = 40;

interface ItemTableProps extends ItemViewProps {
  /** The item that expressions are tried on. */
  chosen?: number | undefined;
  onChoose?: ((index: number) => void) | undefined;
  executionId: string | null;
}

/** Items as rows; the columns are the fields that occur in those that have come. */
export function ItemTable(props: ItemTableProps) {
  const { items, total, chosen, onChoose, executionId, label } = props;
  const { scroller, rows, visible } = useRows(props, 31);
  const columns = new Map<string, Cell>();
  for (const { json } of items.known)
    for (const [name, cell] of tableRow(json)) if (!columns.has(name)) columns.set(name, cell);
  const shown = [...columns].slice(0, maxColumns);
  const hasFiles = items.known.some(({ binary }) => binary !== undefined && binary !== null);
  const before = visible[0]?.start ?? 0;
  const after = rows.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    <>
      <ScrollBox ref={scroller} className="data-box" label={label}>
        <table className="data-table" aria-rowcount={total + 1}>
          <thead>
            <tr>
              <th scope="col">#</th>
              {shown.map(([name, { path }]) => (
                <th key={name} scope="col">
                  <FieldPill path={path} title={name} />
                </th>
              ))}
              {hasFiles ? <th scope="col">{texts.file}</th> : null}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
            {visible.map(({ index: place }) => {
              const row = items.at(place);
              const cells = tableRow(row?.item.json);
              return (
                <tr key={place} aria-rowindex={place + 2} className={row?.index === chosen ? 'is-chosen' : undefined}>
                  <th scope="row">
                    {onChoose && row ? (
                      <button
                        type="button"
                        aria-pressed={row.index === chosen}
                        aria-label={texts.chooseItem(row.index)}
                        onClick={() => onChoose(row.index)}
                      >
                        {row.index}
                      </button>
                    ) : (
                      (row?.index ?? '…')
                    )}
                  </th>
                  {shown.map(([name]) => (
                    <ValueCell key={name} value={cells.get(name)?.value} />
                  ))}
                  {hasFiles ? (
                    <td>
                      <FileLinks executionId={executionId} binary={row?.item.binary} />
                    </td>
                  ) : null}
                </tr>
              );
            })}
            {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
          </tbody>
        </table>
      </ScrollBox>
      {columns.size > maxColumns ? <p className="muted">{texts.moreColumns(columns.size - maxColumns)}</p> : null}
    </>
  );
}

function ValueCell({ value }: { value: unknown }) {
  if (value === undefined || value === null || value === '')
    return <td className="is-empty">{value === null ? 'null' : ''}</td>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <td title={text.length > 30 ? text.slice(0, 1000) : undefined}>{text.slice(0, 300)}</td>;
}
