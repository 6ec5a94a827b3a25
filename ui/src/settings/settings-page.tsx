import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useSearchState } from '../parts/use-search-state.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { ApiKeys } from './api-keys.tsx';

import { AuditLog } from './audit-log.tsx';

import { People } from './people.tsx';
import { NodePackages } from './node-packages.tsx';
import { Retention } from './retention.tsx';
import { SystemStatus } from './system-status.tsx';
import { settingsTexts as texts } from './texts.ts';
import { YourAccount } from './your-account.tsx';

export function SettingsPage() {
  const { can } = useSession();
  const { values, set } = useSearchState(['tab'] as const);
  const tabs = [
    { id: 'status', title: texts.tabs.status, content: <SystemStatus /> },
    ...(can('admin')
      ? [
          { id: 'people', title: texts.tabs.people, content: <People /> },
          { id: 'keys', title: texts.tabs.keys, content: <ApiKeys /> },
          { id: 'packages', title: texts.tabs.packages, content: <NodePackages /> },
          { id: 'retention', title: texts.tabs.retention, content: <Retention /> },
          { id: 'audit', title: texts.tabs.audit, content: <AuditLog /> },
        ]
      : []),
    { id: 'look', title: texts.tabs.look, content: <YourAccount /> },
  ];
  const current = tabs.find((tab) => tab.id === values.tab) ?? tabs[0]!;
  return (
    <Page title={common.nav.settings} layout="fill">
      <Tabs label={common.nav.settings} tabs={tabs} current={current.id} onChange={(tab) => set({ tab })}>
        {current.content}
      </Tabs>
    </Page>
  );
}
