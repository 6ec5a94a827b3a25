import { HubError, OwnSettings, type WorkflowDocument } from '@leadloom/contracts';
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
}
