import { type BodyOf, createView, deleteView, listViews, type View, type ViewPage } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { showToast } from '../parts/toasts.ts';
import { viewTexts as texts } from './texts.ts';

/** Saved views of a list. */
export function useViews(page: ViewPage) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['listViews'] });
  const { items = [] } = usePages(listViews, { query: { page } }, { limit: 100 });
  const creation = useMutation({
    mutationFn: (view: Omit<BodyOf<typeof createView>, 'page'>) => call(createView, { body: { page, ...view } }),
    onSettled: refresh,
  });
  const removal = useMutation({
    mutationFn: ({ id }: View) => call(deleteView, { params: { id } }),
    onSuccess: (_, { name, query, isShared }) =>
      showToast('ok', texts.removed(name), {
        action: { label: texts.undo, run: () => creation.mutate({ name, query, isShared }) },
      }),
    onSettled: refresh,
  });
  return { views: items, create: creation, remove: removal.mutate };
}
