import type { ExecutionMode, Tidying, WorkflowDocument } from '@leadloom/contracts';
import { ownSettingsOf } from './own-settings-of.ts';

type Ended = 'success' | 'error' | 'canceled';

/**
 * What is to be done with an execution after its end, by the settings of the document that it ran: n8n's (which save nothing, or redact everything)
 * and our own, which name fields. Null where all is kept.
 * https://docs.n8n.io/workflows/settings/
 */
export function tidyingOf(document: WorkflowDocument, mode: ExecutionMode, status: Ended): Tidying | null {
  const settings = document.settings ?? {};
  const isManual = mode === 'manual';
  const saves = isManual
    ? settings['saveManualExecutions'] !== false
    : settings[status === 'success' ? 'saveDataSuccessExecution' : 'saveDataErrorExecution'] !== 'none';
  if (!saves) return {};
  const policy = settings['redactionPolicy'];
  if (policy === 'all' || policy === (isManual ? 'manual-only' : 'non-manual')) return { mask: ['*'] };
  // A draft that was never turned on may hold anything here.
  const given: unknown = ownSettingsOf(document).mask;
  const mask = Array.isArray(given) ? given.filter((path) => typeof path === 'string') : [];
  return mask.length === 0 ? null : { mask };
}
