import type { NodeReport } from '@leadloom/contracts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { templateTexts as texts } from './texts.ts';

const tones: Record<NodeReport['state'], Tone> = {
  runs: 'ok',
  disabled: 'neutral',
  needs_credential: 'warn',
  unknown_type: 'bad',
  unknown_version: 'bad',
  off: 'bad',
};

/** It needs nothing. */
export const isReady = ({ state }: NodeReport): boolean => state === 'runs' || state === 'disabled';

/** What each node needs before it runs here; those that need something come first. */
export function ReportList({ nodes }: { nodes: readonly NodeReport[] }) {
  const ready = nodes.filter(isReady);
  return (
    <section className="stack" aria-label={texts.report}>
      <p className="muted">{texts.summary(ready.length, nodes.length)}</p>
      <ul className="report-list">
        {[...nodes.filter((node) => !isReady(node)), ...ready].map((node) => (
          <li key={node.node}>
            <span className="grow">
              <b>{node.node}</b> <span className="muted">{node.title}</span>
              {texts.todo(node) === null ? null : <span className="report-todo">{texts.todo(node)}</span>}
            </span>
            <Badge tone={tones[node.state]}>{texts.state[node.state]}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
