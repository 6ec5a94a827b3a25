import type { OwnSettings, WorkflowDocument } from '@leadloom/contracts';

/** What a document says to this product alone. It was checked when the workflow was turned on. */
export function ownSettingsOf(document: WorkflowDocument): OwnSettings {
  const own = document.settings?.['leadloom'] as OwnSettings | undefined;
  return own ?? {};
}
