import { HubError, OwnSettings, type WorkflowDocument } from '@leadloom/contracts';
import { ownSettingsOf } from '@leadloom/graph';
import { Value } from 'typebox/value';

/** @throws HubError `invalid_input` that names each fault of `settings.leadloom` */
export function demandOwnSettings(document: WorkflowDocument): void {
  const given = document.settings?.['leadloom'] ?? {};
  const faults = Value.Errors(OwnSettings, given).map(
    ({ instancePath, message }) => `settings.leadloom${instancePath.replaceAll('/', '.')} ${message}`,
  );
  if (faults.length > 0)
    throw new HubError('invalid_input', `These settings of the workflow are not understood: ${faults.join('; ')}.`, {
      details: faults,
    });
  const { debounce, batch, singleton, concurrency } = ownSettingsOf(document).flow ?? {};
  if (debounce !== undefined && batch !== undefined)
    throw new HubError('invalid_input', 'settings.leadloom.flow has both debounce and batch. Choose one of them.');
  if (singleton !== undefined && concurrency !== undefined)
    throw new HubError(
      'invalid_input',
      'settings.leadloom.flow has both singleton and concurrency. A singleton is one run at a time already: leave concurrency out.',
    );
}
