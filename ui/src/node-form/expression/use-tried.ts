import { type ExpressionResult, tryExpressions } from '@leadloom/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useForm } from '../scene.ts';

/** What expressions of this node give for the chosen item; null where there is no data to try them on. */
export function useTried(expressions: readonly string[]): { results: ExpressionResult[]; isFetching: boolean } | null {
  const { node, scene, itemIndex } = useForm();
  const { document, workflowId, executionId = null, runIndex } = scene;
  const hasData = executionId !== null || Object.keys(document.pinData ?? {}).length > 0;
  const isOn = workflowId !== undefined && hasData && expressions.length > 0;
  const query = useQuery({
    // Of the document only the wires and pinned data matter, beside the expressions themselves.
    queryKey: [
      'tryExpressions',
      workflowId,
      node.name,
      executionId,
      itemIndex,
      runIndex,
      expressions,
      document.connections,
      document.pinData,
    ],
    enabled: isOn,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(tryExpressions, {
        params: { id: workflowId ?? '' },
        body: {
          document,
          node: node.name,
          itemIndex,
          expressions: [...expressions],
          ...(executionId === null ? {} : { executionId }),
          ...(runIndex === undefined ? {} : { runIndex }),
        },
        signal,
      }),
  });
  if (!isOn) return null;
  const results = query.error ? expressions.map(() => ({ error: query.error.message })) : (query.data?.results ?? []);
  return { results, isFetching: query.isFetching };
}
