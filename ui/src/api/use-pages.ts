import type { PageOf, QueryOf, ResponseOf, Route } from '@leadloom/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { AddressOf } from './url-of.ts';

type ListRoute = Route & { operationId: string };
type ItemOf<R extends Route> = ResponseOf<R> extends { items: (infer Item)[] } ? Item : never;

/** A list of the hub, page after page by cursor. The query key begins with the route's operation id. */
export function usePages<R extends ListRoute>(
  route: R,
  address: AddressOf<R>,
  options: { limit?: number; refetchInterval?: number | false; enabled?: boolean } = {},
) {
  const { limit = 50, refetchInterval = false, enabled = true } = options;
  const query = useInfiniteQuery({
    queryKey: [route.operationId, address],
    enabled,
    refetchInterval,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const given = (address as { query?: QueryOf<R> }).query;
      const request = { ...address, query: { ...given, limit, cursor: pageParam }, signal };
      return call(route, request as unknown as Parameters<typeof call<R>>[1]) as Promise<PageOf<ItemOf<R>>>;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const first = query.data?.pages[0];
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    total: first?.total,
    totalIsExact: first?.totalIsExact ?? true,
    error: query.error,
    isPending: query.isPending,
    /** The rows shown are of the query before this one. */
    isStale: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    reload: () => void query.refetch(),
  };
}
export type Pages<Item> = Omit<ReturnType<typeof usePages>, 'items'> & { items: Item[] | undefined };
