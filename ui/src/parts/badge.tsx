import type { ReactNode } from 'react';
import './badge.css';

export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'info' | 'accent';

export function Badge({
  tone = 'neutral',
  hasDot = false,
  children,
}: {
  tone?: Tone;
  hasDot?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={`badge badge-${tone}`}>
      {hasDot ? <span className="badge-dot" aria-hidden /> : null}
      {children}
    </span>
  );
}
