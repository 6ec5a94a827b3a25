import type { FlowCounts } from '@leadloom/contracts';
import { workflowTexts as texts } from './texts.ts';

/** What flow control holds and has left out. */
export function FlowState({ flow: { held, leftOut } }: { flow: FlowCounts }) {
  const counted = Object.entries(leftOut) as [keyof typeof texts.flowLeftOut, number][];
  return (
    <>
      {held === 0 ? null : <p>{texts.flowHeld(held)}</p>}
      {counted.map(([reason, count]) =>
        count === 0 ? null : (
          <p key={reason} className="muted">
            {texts.flowLeftOut[reason](count)}
          </p>
        ),
      )}
    </>
  );
}
