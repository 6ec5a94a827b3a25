import { deleteDataTableRows } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { RemoveButton } from '../parts/remove-button.tsx';
import { useSession } from '../session/use-session.ts';
import { dataTableTexts as texts } from './texts.ts';

export function RemoveRow({ tableId, rowId }: { tableId: string; rowId: number }) {
  const { can } = useSession();
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => {
      const filter = { filters: [{ columnName: 'id', condition: 'eq' as const, value: rowId }] };
      return call(deleteDataTableRows, { params: { id: tableId }, body: { filter } });
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: ['listDataTableRows'] }),
  });
  if (!can('workflows:write')) return null;
  return (
    <RemoveButton
      label={texts.removeRow(rowId)}
      title={texts.removeRowTitle}
      confirm={texts.remove}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      {texts.removeRowHint}
    </RemoveButton>
  );
}
