import { type Capabilities, type Capability, findAction, getConnector, runAction } from '@leadloom/connectors';
import { type Connection, HubError } from '@leadloom/contracts';
import type { StepContext } from './step-context.ts';

export interface ConnectorCall<Name extends Capability> {
  connection: Connection;
  /** Items that one call takes at most. */
  maxBatch: number;
  run(input: Capabilities[Name]['input']): Promise<Capabilities[Name]['output']>;
}

/**
 * Gets a connection ready for a capability. `run` makes the call through the door, under the journal of this step.
 * @throws HubError `not_found` for the connection, `invalid_input` when its vendor cannot do that
 */
export async function openCapability<Name extends Capability>(
  { services, workspaceId, operation, step, attempt, signal }: StepContext,
  connectionId: string,
  capability: Name,
): Promise<ConnectorCall<Name>> {
  const { connection, credentials } = await services.openConnection(workspaceId, connectionId);
  const connector = connection.connector === null ? undefined : getConnector(connection.connector);
  if (connector === undefined) {
    throw new HubError(
      'invalid_input',
      `The connection "${connection.name}" has no connector that could do "${capability}": choose another one`,
    );
  }
  const action = findAction(connector, capability);
  return {
    connection,
    maxBatch: action.maxBatch ?? 1,
    run: (input) =>
      services.door(
        {
          workspaceId,
          scopeId: operation.id,
          unit: `step-${step}`,
          connection,
          safety: action.safety,
          attempt,
          signal,
        },
        () =>
          runAction(
            action,
            { credentials, signal, log: services.log, baseUrl: (origin) => connection.origins[origin] ?? origin },
            input,
          ),
      ),
  };
}
