import { HubError } from '@leadloom/contracts';
import type { Capabilities, Capability } from './capabilities/index.ts';
import type { Action, Connector } from './define.ts';

/** The connector's action for a capability, typed; throws `invalid_input` when the vendor cannot do that. */
export function findAction<Name extends Capability>(
  connector: Connector,
  capability: Name,
): Action<Capabilities[Name]['input'], Capabilities[Name]['output']> {
  const action = connector.actions.find((candidate) => candidate.capability === capability);
  if (action === undefined) {
    const able = connector.actions.map((candidate) => candidate.name).join(', ');
    throw new HubError('invalid_input', `${connector.title} cannot do "${capability}"; it can do: ${able}.`);
  }
  return action as Action<Capabilities[Name]['input'], Capabilities[Name]['output']>;
}
