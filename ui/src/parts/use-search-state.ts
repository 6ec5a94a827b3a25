import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters, search and sort of a list live in the address: a link shows the same list, and Back goes back. */
export function useSearchState<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Record<
    Name,
    string | undefined
  >;
  const set = useCallback(
    (changes: Partial<Record<Name, string | undefined>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(changes))
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(() => setParams({}, { replace: true }), [setParams]);
  const searchFor = useCallback((text: string) => set({ search: text } as Partial<Record<Name, string>>), [set]);
  const isSet = (name: Name) => values[name] !== undefined;
  return {
    values,
    set,
    clear,
    searchFor,
    searched: params.get('search') ?? '',
    /** How many filters are set, besides what is searched for. */
    active: names.filter((name) => name !== 'search' && name !== 'sort' && isSet(name)).length,
    isFiltered: names.some((name) => name !== 'sort' && isSet(name)),
    address: params.size > 0 ? `?${params}` : '',
  };
}
export type SearchState<Name extends string> = ReturnType<typeof useSearchState<Name>>;
