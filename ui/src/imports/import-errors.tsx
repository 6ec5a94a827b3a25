import { downloadImportErrors, type ImportJob, listImportErrors } from '@leadloom/contracts';
import { Download } from 'lucide-react';
import { urlOf } from '../api/url-of.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { texts as common } from '../texts.ts';
import { importTexts as texts } from './texts.ts';

/** The rows that were refused, with line and reason; all of them as a file. */
export function ImportErrors({ job }: { job: ImportJob }) {
  const pages = usePages(listImportErrors, { params: { id: job.id } }, { limit: 50, enabled: job.counts.failed > 0 });
  if (job.counts.failed === 0) return job.status === 'done' ? <p className="muted">{texts.noErrors}</p> : null;
  return (
    <section className="card">
      <header className="section-head">
        <h2 className="grow">{texts.errors}</h2>
        <a className="button button-plain" href={urlOf(downloadImportErrors, { params: { id: job.id } })} download>
          <Download size={16} aria-hidden />
          {texts.download}
        </a>
      </header>
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      <ScrollBox className="sheet" label={texts.errors}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.errorColumns.line}</th>
              <th scope="col">{texts.errorColumns.column}</th>
              <th scope="col">{texts.errorColumns.reason}</th>
              <th scope="col">{texts.errorColumns.row}</th>
            </tr>
          </thead>
          <tbody>
            {pages.items?.map((fault) => (
              <tr key={`${fault.line} ${fault.column} ${fault.reason}`}>
                <th scope="row">{fault.line}</th>
                <td>{fault.column ?? '–'}</td>
                <td className="sheet-wrap">{fault.reason}</td>
                <td className="muted">{fault.row.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {pages.hasMore ? (
          <p className="card-pad">
            <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>
              {common.list.loadMore}
            </Button>
          </p>
        ) : null}
      </ScrollBox>
    </section>
  );
}
