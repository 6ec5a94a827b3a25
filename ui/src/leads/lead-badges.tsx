import type { EmailStatus, Lead, LeadStatus } from '@leadloom/contracts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { leadTexts } from './texts.ts';
import './lead-badges.css';

const emailTones: Record<EmailStatus, Tone> = {
  unverified: 'neutral',
  valid: 'ok',
  invalid: 'bad',
  catch_all: 'warn',
  disposable: 'bad',
  role: 'warn',
  spam_trap: 'bad',
  unknown: 'neutral',
};
const statusTones: Record<LeadStatus, Tone> = {
  new: 'neutral',
  working: 'info',
  contacted: 'accent',
  qualified: 'ok',
  disqualified: 'bad',
};

export function EmailBadge({ status }: { status: EmailStatus }) {
  return (
    <Badge tone={emailTones[status]} hasDot>
      {leadTexts.emailStatus[status]}
    </Badge>
  );
}
export function StatusBadge({ status }: { status: LeadStatus }) {
  return <Badge tone={statusTones[status]}>{leadTexts.status[status]}</Badge>;
}

/** A score as number and bar. */
export function ScoreBar({ score }: { score: Lead['score'] }) {
  if (!score) return <span className="muted">–</span>;
  const level = score.total >= 70 ? 'high' : score.total >= 40 ? 'middle' : 'low';
  return (
    <span className={`score score-${level}`}>
      <span className="num">{score.total}</span>
      <svg viewBox="0 0 46 6" preserveAspectRatio="none" aria-hidden>
        <rect width="46" height="6" rx="3" className="score-track" />
        <rect width={Math.max(3, score.total * 0.46)} height="6" rx="3" className="score-fill" />
      </svg>
    </span>
  );
}
