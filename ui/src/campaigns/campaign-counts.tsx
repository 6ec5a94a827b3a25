import type { Campaign } from '@leadloom/contracts';
import { formatNumber } from '../texts.ts';
import { campaignTexts as texts } from './texts.ts';
import '../parts/section.css';

const names = ['sent', 'delivered', 'opened', 'bounced', 'failed'] as const;

export function CampaignCounts({ counts }: { counts: Campaign['counts'] }) {
  return (
    <dl className="card counts">
      {names.map((name) => (
        <div key={name}>
          <dt>{texts.counts[name]}</dt>
          <dd>{formatNumber(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
