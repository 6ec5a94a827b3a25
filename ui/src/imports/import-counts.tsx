import type { ImportJob } from '@leadloom/contracts';
import { formatNumber } from '../texts.ts';
import { importTexts as texts } from './texts.ts';

const names = ['rows', 'created', 'updated', 'unchanged', 'failed'] as const;

export function ImportCounts({ counts }: { counts: ImportJob['counts'] }) {
  return (
    <dl className="card counts">
      {names.map((name) => (
        <div key={name}>
          <dt>{texts.counts[name]}</dt>
          <dd className={name === 'failed' && counts.failed > 0 ? 'counts-bad' : undefined}>
            {formatNumber(counts[name])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
