import { type ApiKey as ApiKeySchema, deleteApiKey, listApiKeys } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Static } from 'typebox';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { Time } from '../parts/time.tsx';
import { showToast } from '../parts/toasts.ts';
import { NewApiKeyDialog } from './new-api-key-dialog.tsx';
import { settingsTexts as texts } from './texts.ts';
import './settings.css';

type ApiKey = Static<typeof ApiKeySchema>;
const titles = texts.keyColumns;
const columns: readonly Column<ApiKey>[] = [
  { id: 'name', title: titles.name, width: 'minmax(160px, 1.3fr)', phone: 'title', cell: ({ name }) => <b>{name}</b> },
  { id: 'prefix', title: titles.prefix, width: '150px', cell: ({ prefix }) => <span className="mono">{prefix}…</span> },
  {
    id: 'permissions',
    title: titles.permissions,
    width: 'minmax(140px, 1.6fr)',
    phone: 'line',
    cell: ({ permissions }) => {
      const all = permissions.map((permission) => texts.permission[permission]).join(', ');
      return <span title={all}>{permissions.length > 3 ? texts.allRights(permissions.length) : all}</span>;
    },
  },
  {
    id: 'expires',
    title: titles.expires,
    width: '130px',
    cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : texts.never),
  },
  {
    id: 'used',
    title: titles.used,
    width: '130px',
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : texts.never),
  },
  { id: 'actions', title: titles.actions, width: '80px', align: 'end', cell: (key) => <Revoke apiKey={key} /> },
];

export function ApiKeys() {
  const pages = usePages(listApiKeys, {});
  const [isCreating, setIsCreating] = useState(false);
  const create = (
    <Button tone="primary" icon={Plus} onClick={() => setIsCreating(true)}>
      {texts.createKey}
    </Button>
  );
  return (
    <div className="settings-list">
      <div className="row">{create}</div>
      <DataTable<ApiKey>
        label={texts.tabs.keys}
        pages={pages}
        columns={columns}
        keyOf={(key) => key.id}
        empty={
          <Notice icon={KeyRound} title={texts.noKeys}>
            {texts.noKeysHint}
          </Notice>
        }
      />
      {isCreating ? <NewApiKeyDialog onClose={() => setIsCreating(false)} /> : null}
    </div>
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => call(deleteApiKey, { params: { id } }),
    onSuccess: () => {
      showToast('ok', texts.revoked);
      void client.invalidateQueries({ queryKey: ['listApiKeys'] });
    },
  });
  return (
    <RemoveButton
      label={`${texts.revoke}: ${name}`}
      title={texts.revokeTitle}
      confirm={texts.revoke}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      {texts.revokeHint(name)}
    </RemoveButton>
  );
}
