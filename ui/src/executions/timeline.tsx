import type { RunState } from '../run/fold-run.ts';
import { formatDuration } from '../parts/format.ts';
import { timelineOf } from './timeline-of.ts';
import { executionTexts as texts } from './texts.ts';
import './timeline.css';

interface TimelineProps {
  run: RunState;
  onSelect: (node: string) => void;
}

/** When each node ran and for how long, as bars under each other; what lies between them is waiting. */
export function Timeline({ run, onSelect }: TimelineProps) {
  const { bars, totalMs } = timelineOf(run);
  return (
    <ol className="timeline" aria-label={texts.timeline}>
      {bars.map(({ node, run: index, status, fromMs, durationMs }) => (
        <li key={`${node} ${index}`}>
          <button type="button" onClick={() => onSelect(node)}>
            <span className="truncate">{index === 0 ? node : texts.timelineRun(node, index + 1)}</span>
            <span className="timeline-track">
              <span
                className={`timeline-bar timeline-${status}`}
                style={{ left: `${(fromMs / totalMs) * 100}%`, width: `${(durationMs / totalMs) * 100}%` }}
              />
            </span>
            <span className="num muted">{formatDuration(durationMs)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
