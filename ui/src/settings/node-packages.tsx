import { listNodePackages, type NodePackage, removeNodePackage } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Package, Plus } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { Time } from '../parts/time.tsx';
import { InstallPackageDialog } from './install-package-dialog.tsx';
import { settingsTexts as texts } from './texts.ts';
import './settings.css';

const tones: Record<NodePackage['status'], Tone> = { installing: 'info', ready: 'ok', failed: 'bad', removing: 'warn' };
const titles = texts.packageColumns;
const columns: readonly Column<NodePackage>[] = [
  { id: 'name', title: titles.name, width: 'minmax(180px, 1.5fr)', phone: 'title', cell: ({ name }) => <b>{name}</b> },
  { id: 'version', title: titles.version, width: '110px', cell: ({ version, wanted }) => version ?? wanted ?? '' },
  {
    id: 'status',
    title: titles.status,
    width: 'minmax(140px, 1.5fr)',
    phone: 'line',
    cell: ({ status, error }) => (
      <span title={error ?? undefined}>
        <Badge tone={tones[status]}>{texts.packageStatus[status]}</Badge> {error}
      </span>
    ),
  },
  { id: 'nodes', title: titles.nodes, width: '90px', align: 'end', cell: ({ nodeTypes }) => nodeTypes.length },
  { id: 'changed', title: titles.changed, width: '130px', cell: ({ changedAt }) => <Time at={changedAt} /> },
  { id: 'actions', title: titles.actions, width: '80px', align: 'end', cell: (found) => <Remove name={found.name} /> },
];

/** An installation takes from seconds to minutes. */
const lookAgainMs = 3_000;

/** Packages of n8n nodes from the npm registry. */
export function NodePackages() {
  const pages = usePages(listNodePackages, {}, { refetchInterval: lookAgainMs });
  const [isInstalling, setIsInstalling] = useState(false);
  return (
    <div className="settings-list">
      <div className="row">
        <Button tone="primary" icon={Plus} onClick={() => setIsInstalling(true)}>
          {texts.installPackage}
        </Button>
      </div>
      <DataTable<NodePackage>
        label={texts.tabs.packages}
        pages={pages}
        columns={columns}
        keyOf={({ name }) => name}
        empty={
          <Notice icon={Package} title={texts.noPackages}>
            {texts.noPackagesHint}
          </Notice>
        }
      />
      {isInstalling ? <InstallPackageDialog onClose={() => setIsInstalling(false)} /> : null}
    </div>
  );
}

function Remove({ name }: { name: string }) {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => call(removeNodePackage, { params: { name } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['listNodePackages'] }),
  });
  return (
    <RemoveButton
      label={`${texts.removePackage}: ${name}`}
      title={texts.removePackageTitle}
      confirm={texts.removePackage}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      {texts.removePackageHint(name)}
    </RemoveButton>
  );
}
