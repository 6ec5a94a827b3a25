import { type Connection, deleteConnection, testConnection } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LogIn, Pencil, PlugZap } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { EditConnectionDialog } from './edit-connection-dialog.tsx';
import { connectionTexts as texts } from './texts.ts';
import { useConnect } from './use-connect.ts';

/** Test call, change and delete of one connection. */
export function ConnectionActions({ connection }: { connection: Connection }) {
  const { can } = useSession();
  const client = useQueryClient();
  const [isEditing, setIsEditing] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['listConnections'] });
  const test = useMutation({
    mutationFn: () => call(testConnection, { params: { id: connection.id } }),
    onSuccess: ({ ok, message, latencyMs }) =>
      ok
        ? showToast('ok', texts.testOk(connection.name, latencyMs))
        : showToast('bad', texts.testFailed(connection.name, message)),
    onSettled: refresh,
  });
  const removal = useMutation({
    mutationFn: () => call(deleteConnection, { params: { id: connection.id } }),
    onSuccess: () => {
      showToast('ok', texts.deleted);
      void refresh();
    },
  });
  const { connect, isPending } = useConnect(connection);
  if (!can('connections:write')) return null;
  return (
    <span className="row connection-actions">
      {connection.isOAuth === true ? (
        <Button icon={LogIn} isBusy={isPending} onClick={connect}>
          {texts.connect}
        </Button>
      ) : null}
      <Button icon={PlugZap} isBusy={test.isPending} onClick={() => test.mutate()}>
        {texts.test}
      </Button>
      <Button
        tone="quiet"
        isIconOnly
        icon={Pencil}
        aria-label={common.actions.edit}
        onClick={() => setIsEditing(true)}
      />
      <RemoveButton
        label={common.actions.delete}
        title={texts.deleteTitle}
        confirm={common.actions.delete}
        isBusy={removal.isPending}
        onConfirm={() => removal.mutate()}
      >
        {texts.deleteHint(connection.name)}
      </RemoveButton>
      {isEditing ? <EditConnectionDialog connection={connection} onClose={() => setIsEditing(false)} /> : null}
    </span>
  );
}
