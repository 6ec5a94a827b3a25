import { editLeads, type BodyOf, type LeadEditResult } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { showToast } from '../parts/toasts.ts';
import { leadTexts } from './texts.ts';

const texts = leadTexts.many;
type LeadEdits = BodyOf<typeof editLeads>['edits'];

/** Edits many leads at once; what was changed can be taken back for ten seconds, lead by lead, save where somebody changed one since. */
export function useEditLeads() {
  const client = useQueryClient();
  const refresh = () => {
    for (const name of ['listLeads', 'getLead', 'listTimeline']) void client.invalidateQueries({ queryKey: [name] });
  };
  const undo = useMutation({
    mutationFn: (results: readonly LeadEditResult[]) =>
      call(editLeads, {
        body: { edits: results.map(({ id, version = 0, before }) => ({ id, version, ...before })) },
      }),
    onSuccess: ({ results }) => tell(results, texts.undone),
    onSettled: refresh,
  });
  const edit = useMutation({
    mutationFn: (edits: LeadEdits) => call(editLeads, { body: { edits } }),
    onSuccess: ({ results }) => {
      const changed = results.filter(({ outcome }) => outcome === 'changed');
      tell(results, texts.changed, changed.length === 0 ? undefined : () => undo.mutate(changed));
    },
    onSettled: refresh,
  });
  return { edit: edit.mutate, isBusy: edit.isPending };
}

function tell(results: readonly LeadEditResult[], words: (count: number) => string, undo?: () => void) {
  const changed = results.filter(({ outcome }) => outcome === 'changed').length;
  const left = results.filter(({ outcome }) => outcome === 'conflict' || outcome === 'gone').length;
  const message = [changed > 0 ? words(changed) : left === 0 ? texts.same : '', left > 0 ? texts.left(left) : ''];
  showToast(
    left > 0 ? 'info' : 'ok',
    message.filter((part) => part !== '').join('. '),
    undo ? { action: { label: leadTexts.undo, run: undo }, forMs: 10_000 } : {},
  );
}
