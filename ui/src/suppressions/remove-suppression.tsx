import { deleteSuppression, type Suppression } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { suppressionTexts as texts } from './texts.ts';

export function RemoveSuppression({ suppression: { id, value } }: { suppression: Suppression }) {
  const { can } = useSession();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => call(deleteSuppression, { params: { id } }),
    onSuccess: () => {
      showToast('ok', texts.removed(value));
      void client.invalidateQueries({ queryKey: ['listSuppressions'] });
    },
  });
  if (!can('campaigns:write')) return null;
  return (
    <>
      <Button
        tone="quiet"
        isIconOnly
        icon={Trash2}
        aria-label={`${texts.remove}: ${value}`}
        onClick={() => setIsAsking(true)}
      />
      {isAsking ? (
        <ConfirmDialog
          title={texts.removeTitle}
          confirm={texts.remove}
          isBusy={removal.isPending}
          onConfirm={() => removal.mutate()}
          onClose={() => setIsAsking(false)}
        >
          {texts.removeHint(value)}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
