import type { WorkflowTrigger } from '@leadloom/contracts';
import { formatDateTime } from '../parts/format.ts';
import { workflowTexts as texts } from './texts.ts';

/** How a trigger does: when it asked last, what went wrong, what it held back. */
export function TriggerState({ trigger: { kind, lastAt, error, heldBack } }: { trigger: WorkflowTrigger }) {
  return (
    <>
      {lastAt === null || error !== null ? null : (
        <p className="muted">{(kind === 'listening' ? texts.listensSince : texts.asked)(formatDateTime(lastAt))}</p>
      )}
      {error === null ? null : (
        <p className="field-error">
          {texts.triggerFault(formatDateTime(error.at))} {error.message}
        </p>
      )}
      {heldBack === 0 ? null : <p className="muted">{texts.heldBack(heldBack)}</p>}
    </>
  );
}
