import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Pages } from '../api/use-pages.ts';
import { texts } from '../texts.ts';
import { ErrorNotice } from './notice.tsx';
import { PickAll, PickRow, type Picking } from './pick-row.tsx';
import { Spinner } from './spinner.tsx';
import './data-table.css';

export interface Column<Item> {
  id: string;
  title: string;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  width: string;
  cell: (item: Item) => ReactNode;
  /** Value of the list's `sort` for this column, ascending; `-` before it for descending. */
  sort?: string | undefined;
  /** Place on a phone's card: its heading, a line of its own, one of the small facts below (the default), or nowhere. */
  phone?: 'title' | 'line' | 'fact' | 'hidden' | undefined;
  align?: 'end' | undefined;
}

export interface DataTableProps<Item> {
  label: string;
  pages: Pages<Item>;
  columns: readonly Column<Item>[];
  keyOf: (item: Item) => string;
  /** Where a row leads; its first column becomes the link, and the whole row can be clicked. */
  linkOf?: ((item: Item) => string) | undefined;
  selectedKey?: string | undefined;
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  empty: ReactNode;
  /** With it rows can be picked, to do something with many at once. */
  picking?: Picking<Item> | undefined;
}

/** A list as a table of which only the visible rows are in the document; the next page is fetched as its end comes near. */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { label, pages, columns, keyOf, linkOf, selectedKey, sort, onSort, empty, picking } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const items = pages.items ?? [];
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 45,
    overscan: 12,
    getItemKey: (index) => keyOf(items[index]!),
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  const { hasMore, isLoadingMore, loadMore } = pages;
  useEffect(() => {
    if (hasMore && !isLoadingMore && last >= items.length - 15) loadMore();
  }, [hasMore, isLoadingMore, last, items.length, loadMore]);

  if (pages.error && items.length === 0) return <ErrorNotice error={pages.error} onRetry={pages.reload} />;
  if (!pages.isPending && items.length === 0) return empty;
  const widths = columns.map((column) => column.width);
  const tracks = { gridTemplateColumns: (picking ? ['40px', ...widths] : widths).join(' ') };
  const keys = picking ? items.map(keyOf) : [];
  return (
    <div className="table card">
      <div
        className="table-scroll"
        ref={scroller}
        // A region that scrolls must be reachable by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="table"
        aria-label={label}
        aria-rowcount={pages.total ?? -1}
        aria-busy={pages.isPending || pages.isStale}
      >
        <div className="table-head" role="rowgroup">
          <div className="table-row" role="row" style={tracks}>
            {picking ? <PickAll picking={picking} keys={keys} /> : null}
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </div>
        </div>
        {pages.isPending ? (
          <Skeleton columns={picking ? columns.length + 1 : columns.length} tracks={tracks} />
        ) : (
          <div
            className={pages.isStale ? 'table-body table-stale' : 'table-body'}
            role="rowgroup"
            style={{ height: rows.getTotalSize() }}
          >
            {visible.map((row) => {
              const item = items[row.index]!;
              const key = keyOf(item);
              return (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={row.index}
                  role="row"
                  aria-rowindex={row.index + 2}
                  className={`table-row table-item${linkOf ? ' table-linked' : ''}${key === selectedKey ? ' table-selected' : ''}${picking?.picked.has(key) ? ' table-picked' : ''}`}
                  style={{ ...tracks, transform: `translateY(${row.start}px)` }}
                >
                  {picking ? <PickRow picking={picking} keys={keys} item={item} index={row.index} /> : null}
                  {columns.map((column, index) => (
                    <div
                      key={column.id}
                      role="cell"
                      className={`cell cell-${column.phone ?? 'fact'} ${column.align === 'end' ? 'cell-end' : ''}`}
                    >
                      {index === 0 && linkOf ? (
                        <Link className="table-link" to={linkOf(item)} onKeyDown={moveBetweenRows}>
                          {column.cell(item)}
                        </Link>
                      ) : (
                        column.cell(item)
                      )}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        )}
        {isLoadingMore ? (
          <p className="table-more" aria-hidden>
            <Spinner size={15} /> {texts.list.loadingMore}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** Arrows go from the link of one row to that of the next. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest('[role=table]')?.querySelectorAll<HTMLElement>('.table-link') ?? [])];
  links[links.indexOf(event.currentTarget) + by]?.focus();
}

function HeadCell<Item>({
  column,
  sort,
  onSort,
}: {
  column: Column<Item>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const isUp = sort === column.sort;
  const isDown = sort === `-${column.sort}`;
  const state = column.sort === undefined ? undefined : isUp ? 'ascending' : isDown ? 'descending' : 'none';
  return (
    <div role="columnheader" aria-sort={state} className={column.align === 'end' ? 'cell cell-end' : 'cell'}>
      {column.sort !== undefined && onSort ? (
        <button type="button" className="table-sort" onClick={() => onSort(isDown ? column.sort! : `-${column.sort}`)}>
          {column.title}
          {isUp ? <ArrowUp size={13} aria-hidden /> : isDown ? <ArrowDown size={13} aria-hidden /> : null}
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}

function Skeleton({ columns, tracks }: { columns: number; tracks: object }) {
  return (
    <div aria-hidden>
      {Array.from({ length: 9 }, (_, row) => (
        <div key={row} className="table-row table-bone" style={tracks}>
          {Array.from({ length: columns }, (_, cell) => (
            <div key={cell} className="cell">
              <span className="bone" style={{ width: `${40 + ((row * 7 + cell * 13) % 45)}%` }} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
