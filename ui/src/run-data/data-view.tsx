import { Copy } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { copyText } from '../parts/copy-text.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { texts as common } from '../texts.ts';
import { ItemFields } from './item-fields.tsx';
import { ItemFiles } from './item-files.tsx';
import { ItemList } from './item-list.tsx';
import { ItemPage, pageField } from './item-page.tsx';
import type { ItemSource } from './item-source.ts';
import { ItemTable } from './item-table.tsx';
import { JsonTree } from './json-tree.tsx';
import { runDataTexts as texts } from './texts.ts';
import { useItems } from './use-items.ts';
import './run-data.css';

type View = keyof typeof texts.views;

interface DataViewProps {
  source: ItemSource;
  label: string;
  /** The item that expressions are tried on. */
  chosen?: number | undefined;
  onChoose?: ((index: number) => void) | undefined;
}

/** Items as a table, as JSON, as their fields, with their files and pages; searched. */
export function DataView({ source, label, chosen, onChoose }: DataViewProps) {
  const [view, setView] = useState<View>('table');
  const [search, setSearch] = useState('');
  const [range, setRange] = useState({ first: 0, last: 0 });
  const items = useItems(source, search, range.first, range.last);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const views: View[] = [
    'table',
    'json',
    'schema',
    ...(items.known.some(({ binary }) => binary !== undefined && binary !== null) ? (['files'] as const) : []),
    ...(items.known.some((item) => pageField(item)) ? (['html'] as const) : []),
  ];
  const { total } = items;
  const executionId = 'given' in source ? null : source.executionId;
  const shown = { items, total: total ?? 0, onRange, label };
  return (
    <>
      <div className="data-bar">
        <span className="muted num" role="status">
          {total === undefined ? null : search === '' ? texts.items(total) : texts.found(total)}
        </span>
        <span className="grow" />
        <span className="segments" role="group" aria-label={texts.view}>
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {texts.views[name]}
            </button>
          ))}
        </span>
        <Button
          tone="quiet"
          icon={Copy}
          isIconOnly
          aria-label={texts.copyJson}
          disabled={!total}
          onClick={() =>
            void copyText(
              JSON.stringify(
                items.known.map(({ json }) => json),
                null,
                2,
              ),
            )
          }
        />
      </div>
      {total === 0 && search === '' ? null : <SearchBox label={texts.search} value={search} onChange={setSearch} />}
      {items.error ? (
        <ErrorNotice error={items.error} onRetry={items.reload} />
      ) : total === undefined ? (
        <Spinner label={common.list.loading} />
      ) : view === 'schema' && (total > 0 || search !== '') ? (
        <ItemFields source={source} search={search} label={label} />
      ) : total === 0 ? (
        search === '' ? (
          <Notice title={texts.noItems}>{texts.noItemsHint}</Notice>
        ) : (
          <Notice title={texts.nothingFound(search)}>{texts.nothingFoundHint}</Notice>
        )
      ) : view === 'table' ? (
        <ItemTable {...shown} executionId={executionId} chosen={chosen} onChoose={onChoose} />
      ) : view === 'files' ? (
        <ItemList
          key={view}
          {...shown}
          height={200}
          renderItem={({ binary }) => <ItemFiles executionId={executionId} binary={binary} />}
        />
      ) : view === 'html' ? (
        <ItemList key={view} {...shown} height={360} renderItem={(item) => <ItemPage item={item} />} />
      ) : (
        <ItemList
          key={view}
          {...shown}
          height={120}
          renderItem={({ json }) => (
            <pre className="json">
              <JsonTree value={json} />
            </pre>
          )}
        />
      )}
    </>
  );
}
