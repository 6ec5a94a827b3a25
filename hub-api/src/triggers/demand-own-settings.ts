import { HubError, OwnNodeSettings, OwnSettings, type WorkflowDocument } from '@leadloom/contracts';
import { ownSettingsOf } from '@leadloom/graph';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** @throws HubError `invalid_input` that names each fault of `settings.leadloom` and of the nodes' `leadloom` */
export function demandOwnSettings(document: WorkflowDocument): void {
  const { settings, nodes } = document;
  const faults = [
    ...faultsOf('settings.leadloom', OwnSettings, settings?.['leadloom']),
    ...nodes.flatMap((node) => faultsOf(`node "${node.name}": leadloom`, OwnNodeSettings, node.leadloom)),
  ];
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

function faultsOf(place: string, schema: TSchema, given: unknown): string[] {
  return Value.Errors(schema, given ?? {}).map(
    ({ instancePath, message }) => `${place}${instancePath.replaceAll('/', '.')} ${message}`,
  );
}
