import { getNodeData, type NodeData } from '@leadloom/contracts';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/call.ts';
import type { GivenItem, ItemSource } from './item-source.ts';

const pageSize = 100;

export interface Items {
  /** Undefined until the first page has come. */
  total: number | undefined;
  /** The items of the pages that are shown, in order; undefined where one has not come yet. */
  at: (place: number) => { index: number; item: GivenItem } | undefined;
  /** Those that have come. */
  known: readonly GivenItem[];
  error: unknown;
  reload: () => void;
}

/** The items of a source from place `first` to `last`, fetched a page at a time; with `search` those that hold it. */
export function useItems(source: ItemSource, search: string, first: number, last: number): Items {
  const given = useMemo(() => ('given' in source ? searched(source.given, search) : null), [source, search]);
  const from = Math.floor(first / pageSize);
  const count = given === null ? Math.floor(last / pageSize) - from + 1 : 0;
  // The first page is always there: it tells how many there are.
  const pages = given === null ? [...new Set([0, ...Array.from({ length: count }, (_, index) => from + index)])] : [];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['getNodeData', source, search, page],
      // What a node run gave never changes.
      staleTime: Infinity,
      placeholderData: page === 0 ? keepPreviousData : undefined,
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<NodeData> => {
        if ('given' in source) throw new Error('given items are not fetched');
        const { executionId, ...place } = source;
        return call(getNodeData, {
          params: { id: executionId },
          query: { ...place, offset: page * pageSize, limit: pageSize, ...(search === '' ? {} : { search }) },
          signal,
        });
      },
    })),
  });
  if (given !== null)
    return {
      total: given.length,
      at: (place) => given[place],
      known: given.map(({ item }) => item),
      error: null,
      reload: () => undefined,
    };
  return {
    total: answers[0]?.data?.total,
    at: (place) => {
      const data = answers[pages.indexOf(Math.floor(place / pageSize))]?.data;
      const item = data?.items[place % pageSize];
      return item && { index: data?.indexes?.[place % pageSize] ?? place, item };
    },
    known: answers.flatMap(({ data }) => data?.items ?? []),
    error: answers.find(({ error }) => error)?.error ?? null,
    reload: () => answers.forEach((answer) => void answer.refetch()),
  };
}

function searched(items: readonly GivenItem[], search: string) {
  const letters = search.toLowerCase();
  return items.flatMap((item, index) =>
    JSON.stringify(item.json).toLowerCase().includes(letters) ? [{ index, item }] : [],
  );
}
