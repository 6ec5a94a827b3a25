import { listTimeline, type TimelineEntry } from '@leadloom/contracts';
import {
  BadgeCheck,
  CircleDot,
  Gauge,
  GitMerge,
  History,
  type LucideIcon,
  MailX,
  Pencil,
  RefreshCw,
  Send,
  Sparkles,
  UserPlus,
} from 'lucide-react';
import { Link } from 'react-router';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { Time } from '../parts/time.tsx';
import { texts as common } from '../texts.ts';
import { leadTexts as texts } from './texts.ts';

const icons: Record<string, LucideIcon> = {
  created: UserPlus,
  merged: GitMerge,
  enriched: Sparkles,
  verified: BadgeCheck,
  scored: Gauge,
  synced: RefreshCw,
  emailed: Send,
  suppressed: MailX,
  edited: Pencil,
};

/** What happened to a lead, newest first. */
export function LeadTimeline({ leadId }: { leadId: string }) {
  const pages = usePages(listTimeline, { params: { id: leadId } }, { limit: 30 });
  if (pages.error) return <ErrorNotice error={pages.error} onRetry={pages.reload} />;
  if (!pages.items) return <Spinner label={common.list.loading} />;
  if (pages.items.length === 0) return <Notice icon={History} title={texts.noTimeline} />;
  return (
    <>
      <ol className="timeline">
        {pages.items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {pages.hasMore ? (
        <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>
          {common.list.loadMore}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const Icon = icons[entry.kind] ?? CircleDot;
  return (
    <li>
      <span className="timeline-icon">
        <Icon size={13} aria-hidden />
      </span>
      <p>{entry.title}</p>
      <p className="timeline-meta">
        <Time at={entry.at} /> {texts.by} {entry.source}
        {entry.node ? ` · ${entry.node}` : ''}
        {entry.executionId ? (
          <>
            {' · '}
            <Link to={`/executions/${entry.executionId}`}>{texts.execution}</Link>
          </>
        ) : null}
      </p>
      {entry.changes.length > 0 ? (
        <div className="timeline-changes">
          {entry.changes.map((change) => (
            <span key={change.field}>
              {fieldTitle(change.field)}:{' '}
              {change.from === null || change.from === undefined ? null : <del>{show(change.from)} </del>}
              <ins>{show(change.to)}</ins>
            </span>
          ))}
        </div>
      ) : null}
    </li>
  );
}
const fieldTitle = (name: string) => (({ ...texts.fields, ...texts.facts }) as Record<string, string>)[name] ?? name;
const show = (value: unknown) =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
