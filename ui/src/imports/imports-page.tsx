import { type ImportJob, listImports } from '@leadloom/contracts';
import { FileSpreadsheet } from 'lucide-react';
import { usePages } from '../api/use-pages.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Time } from '../parts/time.tsx';
import { useSession } from '../session/use-session.ts';
import { formatNumber, texts as common } from '../texts.ts';
import { ImportBadge } from './import-badge.tsx';
import { importTexts as texts } from './texts.ts';
import { UploadCsv } from './upload-csv.tsx';
import { useLiveImports } from './use-live-imports.ts';

const titles = texts.columns;
const columns: readonly Column<ImportJob>[] = [
  { id: 'file', title: titles.file, width: 'minmax(200px, 2fr)', phone: 'title', cell: ({ fileName }) => fileName },
  { id: 'status', title: titles.status, width: '140px', cell: ({ status }) => <ImportBadge status={status} /> },
  {
    id: 'rows',
    title: titles.rows,
    width: '100px',
    align: 'end',
    phone: 'hidden',
    cell: ({ counts }) => formatNumber(counts.rows),
  },
  {
    id: 'created',
    title: titles.created,
    width: '100px',
    align: 'end',
    phone: 'hidden',
    cell: ({ counts }) => formatNumber(counts.created),
  },
  {
    id: 'updated',
    title: titles.updated,
    width: '100px',
    align: 'end',
    phone: 'hidden',
    cell: ({ counts }) => formatNumber(counts.updated),
  },
  {
    id: 'failed',
    title: titles.failed,
    width: '100px',
    align: 'end',
    phone: 'hidden',
    cell: ({ counts }) => formatNumber(counts.failed),
  },
  { id: 'at', title: titles.at, width: '130px', align: 'end', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

export function ImportsPage() {
  const { can } = useSession();
  const pages = usePages(listImports, {});
  useLiveImports();
  return (
    <Page
      title={common.nav.imports}
      layout="fill"
      aside={pages.total === undefined ? null : common.list.total(pages.total, pages.totalIsExact, texts.noun)}
    >
      {can('leads:write') ? <UploadCsv /> : null}
      <DataTable<ImportJob>
        label={common.nav.imports}
        pages={pages}
        columns={columns}
        keyOf={(job) => job.id}
        linkOf={(job) => `/imports/${job.id}`}
        empty={
          <Notice icon={FileSpreadsheet} title={texts.empty}>
            {texts.emptyHint}
          </Notice>
        }
      />
    </Page>
  );
}
