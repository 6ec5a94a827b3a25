import { type BodyOf, getLead, HubError, type Lead, updateLead } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { showToast } from '../parts/toasts.ts';
import { leadTexts } from './texts.ts';

export type LeadChange = Omit<BodyOf<typeof updateLead>, 'version'>;

/**
 * Saves changes of a lead over the version that was read. When another version is stored by now, `conflict` holds it and the change that
 * was not saved; nothing is overwritten until a person has chosen.
 */
export function useUpdateLead(lead: Lead, onSaved?: () => void) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<{ theirs: Lead; change: LeadChange } | null>(null);
  const accept = (saved: Lead) => {
    client.setQueryData(['getLead', lead.id], saved);
    void client.invalidateQueries({ queryKey: ['listLeads'] });
    void client.invalidateQueries({ queryKey: ['listTimeline'] });
  };
  const mutation = useMutation({
    mutationFn: async ({ change, version }: { change: LeadChange; version: number }) => {
      try {
        return await call(updateLead, { params: { id: lead.id }, body: { ...change, version } });
      } catch (error) {
        if (!(error instanceof HubError) || error.code !== 'conflict') throw error;
        setConflict({ theirs: await call(getLead, { params: { id: lead.id } }), change });
        return null;
      }
    },
    onSuccess: (saved) => {
      if (saved === null) return;
      setConflict(null);
      accept(saved);
      showToast('ok', leadTexts.saved);
      onSaved?.();
    },
  });
  return {
    isSaving: mutation.isPending,
    save: (change: LeadChange) => mutation.mutate({ change, version: lead.version }),
    conflict,
    keepMine: () => conflict && mutation.mutate({ change: conflict.change, version: conflict.theirs.version }),
    takeTheirs: () => {
      if (conflict) accept(conflict.theirs);
      setConflict(null);
      onSaved?.();
    },
  };
}
