import { getNodeData } from '@leadloom/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Copy } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { copyText } from '../parts/copy-text.ts';
import { JsonView } from '../parts/json-view.tsx';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { texts as common } from '../texts.ts';
import { ItemTable } from './item-table.tsx';
import { canvasTexts } from './texts.ts';

const texts = canvasTexts.panel;
const pageSize = 50;

interface NodeDataViewProps {
  executionId: string;
  node: string;
  run: number;
  /** Number of items per output. */
  outputs: readonly number[];
  titles: readonly (string | null)[];
  /** Show this output and no choice. */
  only?: number | undefined;
}

/** The items of one output of one node run, fetched a page at a time. */
export function NodeDataView({ executionId, node, run, outputs, titles, only }: NodeDataViewProps) {
  const fullest = Math.max(
    0,
    outputs.findIndex((count) => count > 0),
  );
  const [chosen, setChosen] = useState(fullest);
  const [view, setView] = useState<'table' | 'json'>('table');
  const [offset, setOffset] = useState(0);
  const output = only ?? chosen;
  const request = { node, run, output, offset, limit: pageSize };
  const query = useQuery({
    queryKey: ['getNodeData', executionId, request],
    // What a node run gave never changes.
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(getNodeData, { params: { id: executionId }, query: request, signal }),
  });
  const data = query.data;
  return (
    <>
      <div className="data-bar">
        {only === undefined && outputs.length > 1 ? (
          <select
            className="input filter"
            aria-label={texts.output}
            value={output}
            onChange={(event) => {
              setChosen(Number(event.target.value));
              setOffset(0);
            }}
          >
            {outputs.map((count, index) => (
              // An output is its index.
              <option key={index} value={index}>
                {texts.outputOf(titles[index] ?? `${texts.output} ${index}`, canvasTexts.items(count))}
              </option>
            ))}
          </select>
        ) : (
          <span className="muted num">{data ? canvasTexts.items(data.total) : null}</span>
        )}
        <span className="grow" />
        <span className="segments" role="group" aria-label={texts.view}>
          {(['table', 'json'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {texts[name]}
            </button>
          ))}
        </span>
        <Button
          tone="quiet"
          icon={Copy}
          isIconOnly
          aria-label={texts.copyJson}
          disabled={!data}
          onClick={() => {
            const items = data?.items.map((item) => item.json);
            void copyText(JSON.stringify(items, null, 2));
          }}
        />
      </div>
      {query.error ? (
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <Spinner label={common.list.loading} />
      ) : data.total === 0 ? (
        <Notice title={texts.noItems}>{texts.noItemsHint}</Notice>
      ) : (
        <>
          <ScrollBox className="data-box" label={`${node} ${texts.tabs.output}`}>
            {view === 'table' ? (
              <ItemTable executionId={executionId} items={data.items} offset={data.offset} />
            ) : (
              <JsonView value={data.items.map((item) => item.json)} />
            )}
          </ScrollBox>
          {data.total > pageSize ? (
            <div className="row">
              <Button
                tone="quiet"
                icon={ChevronLeft}
                isIconOnly
                aria-label={texts.previous}
                disabled={offset === 0}
                onClick={() => setOffset(offset - pageSize)}
              />
              <span className="num muted">
                {texts.page(data.offset + 1, data.offset + data.items.length, data.total)}
              </span>
              <Button
                tone="quiet"
                icon={ChevronRight}
                isIconOnly
                aria-label={texts.next}
                disabled={offset + pageSize >= data.total}
                onClick={() => setOffset(offset + pageSize)}
              />
            </div>
          ) : null}
        </>
      )}
    </>
  );
}
