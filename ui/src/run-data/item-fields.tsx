import { getNodeFields, type NodeFields } from '@leadloom/contracts';
import { collectFields } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/call.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { texts as common } from '../texts.ts';
import { pathText } from './field-expression.ts';
import { FieldPill } from './field-pill.tsx';
import type { GivenItem, ItemSource } from './item-source.ts';
import { runDataTexts as texts } from './texts.ts';

/** Which fields the items have, over all of them, with types and an example of each. */
export function ItemFields({ source, search, label }: { source: ItemSource; search: string; label: string }) {
  const given = useMemo(() => ('given' in source ? fieldsOf(source.given) : null), [source]);
  const query = useQuery({
    queryKey: ['getNodeFields', given === null ? source : null],
    enabled: given === null,
    staleTime: Infinity,
    queryFn: ({ signal }) => {
      const { executionId, ...place } = source as Exclude<ItemSource, { given: unknown }>;
      return call(getNodeFields, { params: { id: executionId }, query: place, signal });
    },
  });
  const known = given ?? query.data;
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!known) return <Spinner label={common.list.loading} />;
  const { total } = known;
  const letters = search.toLowerCase();
  const fields = known.fields.filter(({ path, example = '' }) =>
    `${pathText(path)} ${example}`.toLowerCase().includes(letters),
  );
  if (fields.length === 0)
    return <Notice title={search === '' ? texts.noFields : texts.nothingFound(search)}>{null}</Notice>;
  return (
    <ScrollBox className="data-box" label={label}>
      <ul className="schema">
        {fields.map(({ path, types, count, example }) => (
          <li key={JSON.stringify(path)} style={{ paddingLeft: `${(path.length - 1) * 16}px` }}>
            <FieldPill path={path} title={typeof path.at(-1) === 'number' ? `[${path.at(-1)}]` : String(path.at(-1))} />
            <span className="schema-type">{types.join(' | ')}</span>
            <span className="schema-example truncate">{example}</span>
            {count === total ? null : <span className="muted">{texts.ofItems(count, total)}</span>}
          </li>
        ))}
      </ul>
    </ScrollBox>
  );
}

function fieldsOf(items: readonly GivenItem[]): NodeFields {
  const fields = collectFields();
  for (const { json } of items) fields.add(json);
  return fields.read();
}
