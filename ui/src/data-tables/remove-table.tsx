import { type DataTable, deleteDataTable } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { RemoveButton } from '../parts/remove-button.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { dataTableTexts as texts } from './texts.ts';

export function RemoveTable({ table: { id, name } }: { table: DataTable }) {
  const { can } = useSession();
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => call(deleteDataTable, { params: { id } }),
    onSuccess: () => {
      showToast('ok', texts.removed(name));
      void client.invalidateQueries({ queryKey: ['listDataTables'] });
    },
  });
  if (!can('workflows:write')) return null;
  return (
    <RemoveButton
      label={`${texts.remove}: ${name}`}
      title={texts.removeTitle}
      confirm={texts.remove}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      {texts.removeHint(name)}
    </RemoveButton>
  );
}
