import { getNodeFields } from '@leadloom/contracts';
import { collectFields } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { texts as common } from '../texts.ts';
import { pathText } from './field-expression.ts';
import { FieldPill } from './field-pill.tsx';
import type { ItemSource } from './item-source.ts';
import { runDataTexts as texts } from './texts.ts';

/** Which fields the items have, over all of them, with types and an example of each. */
export function ItemFields({ source, search, label }: { source: ItemSource; search: string; label: string }) {
  const query = useQuery({
    queryKey: ['getNodeFields', source],
    staleTime: Infinity,
    queryFn: ({ signal }) => {
      if ('given' in source) {
        const fields = collectFields();
        for (const { json } of source.given) fields.add(json);
        return fields.read();
      }
      const { executionId, ...place } = source;
      return call(getNodeFields, { params: { id: executionId }, query: place, signal });
    },
  });
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Spinner label={common.list.loading} />;
  const { total } = query.data;
  const letters = search.toLowerCase();
  const fields = query.data.fields.filter(({ path, example = '' }) =>
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
