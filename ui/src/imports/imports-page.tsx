import { type ImportJob, listImports } from '@leadloom/contracts';
import { FileSpreadsheet } from 'lucide-react';
import { usePages } from '../api/use-pages.ts';
import type { Column } from '../parts/data-table.tsx';
import { ListPage } from '../parts/list-page.tsx';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';
import { useSession } from '../session/use-session.ts';
import { formatNumber, texts as common } from '../texts.ts';
import { ImportBadge } from './import-badge.tsx';
import { importTexts as texts } from './texts.ts';
import { UploadCsv } from './upload-csv.tsx';
import { useLiveImports } from './use-live-imports.ts';

const titles = texts.columns;
const count = (id: 'rows' | 'created' | 'updated' | 'failed'): Column<ImportJob> => ({
  id,
  title: titles[id],
  width: '100px',
  align: 'end',
  phone: 'hidden',
  cell: ({ counts }) => formatNumber(counts[id]),
});
const columns: readonly Column<ImportJob>[] = [
  { id: 'file', title: titles.file, width: 'minmax(200px, 2fr)', phone: 'title', cell: ({ fileName }) => fileName },
  { id: 'status', title: titles.status, width: '140px', cell: ({ status }) => <ImportBadge status={status} /> },
  count('rows'),
  count('created'),
  count('updated'),
  count('failed'),
  { id: 'at', title: titles.at, width: '130px', align: 'end', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

export function ImportsPage() {
  const { can } = useSession();
  const pages = usePages(listImports, {});
  useLiveImports();
  return (
    <ListPage<ImportJob>
      title={common.nav.imports}
      noun={texts.noun}
      pages={pages}
      columns={columns}
      linkOf={(job) => `/imports/${job.id}`}
      above={can('leads:write') ? <UploadCsv /> : null}
      empty={
        <Notice icon={FileSpreadsheet} title={texts.empty}>
          {texts.emptyHint}
        </Notice>
      }
    />
  );
}
