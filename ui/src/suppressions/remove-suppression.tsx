import { deleteSuppression, type Suppression } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { RemoveButton } from '../parts/remove-button.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { suppressionTexts as texts } from './texts.ts';

export function RemoveSuppression({ suppression: { id, value } }: { suppression: Suppression }) {
  const { can } = useSession();
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => call(deleteSuppression, { params: { id } }),
    onSuccess: () => {
      showToast('ok', texts.removed(value));
      void client.invalidateQueries({ queryKey: ['listSuppressions'] });
    },
  });
  if (!can('campaigns:write')) return null;
  return (
    <RemoveButton
      label={`${texts.remove}: ${value}`}
      title={texts.removeTitle}
      confirm={texts.remove}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      {texts.removeHint(value)}
    </RemoveButton>
  );
}
