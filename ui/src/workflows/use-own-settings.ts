import { getWorkflow, type OwnSettings, type Workflow } from '@leadloom/contracts';
import { ownSettingsOf } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useSaveWorkflow } from './use-save-workflow.ts';

/** What a workflow's newest version says to this product alone, and a way to change it: a change is a new version. Null until it is known. */
export function useOwnSettings(workflow: Workflow) {
  const query = useQuery({
    queryKey: ['getWorkflow', workflow.id, undefined],
    queryFn: ({ signal }) => call(getWorkflow, { params: { id: workflow.id }, query: {}, signal }),
  });
  const saving = useSaveWorkflow(workflow, () => undefined);
  if (!query.data) return null;
  const { document } = query.data;
  const own = ownSettingsOf(document);
  return {
    own,
    isBusy: saving.isPending,
    /** What is undefined goes. */
    save: (change: { [Name in keyof OwnSettings]?: OwnSettings[Name] | undefined }) =>
      saving.mutate({ document: { ...document, settings: { ...document.settings, leadloom: { ...own, ...change } } } }),
  };
}
