import type { Lead } from '@leadloom/contracts';
import { Gauge } from 'lucide-react';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';
import { leadTexts as texts } from './texts.ts';

/** The score and the rules that made it. */
export function LeadScoreParts({ score }: { score: Lead['score'] }) {
  if (!score)
    return (
      <Notice icon={Gauge} title={texts.notScored}>
        {texts.notScoredHint}
      </Notice>
    );
  return (
    <div>
      <p className="score-total">
        {score.total}
        <small>
          / 100 · <Time at={score.at} />
        </small>
      </p>
      <ul>
        {score.parts.map((part) => (
          <li key={part.rule} className="score-part">
            <b className={part.points < 0 ? 'score-minus' : 'score-plus'}>
              {part.points > 0 ? '+' : ''}
              {part.points}
            </b>
            <span>
              {part.rule}
              <span className="muted"> · {part.reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
