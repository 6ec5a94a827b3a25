import {
  type Action,
  type Capabilities,
  type Capability,
  type Connector,
  findAction,
  getConnector,
  runAction,
} from '@leadloom/connectors';
import { type Connection, HubError } from '@leadloom/contracts';
import type { StepContext } from './step-context.ts';

/** An action of a connection, ready to be run. */
export interface ConnectorCall<Input, Output> {
  connection: Connection;
  action: Action<Input, Output>;
  /** Items that one call takes at most. */
  maxBatch: number;
  /** `part` tells the calls of one step apart; it must be the same when the step is run again. */
  run(input: Input, part?: string): Promise<Output>;
}

/**
 * Gets a connection ready for a capability.
 * @throws HubError `not_found` for the connection, `invalid_input` when its vendor cannot do that
 */
export function openCapability<Name extends Capability>(
  context: StepContext,
  connectionId: string,
  capability: Name,
): Promise<ConnectorCall<Capabilities[Name]['input'], Capabilities[Name]['output']>> {
  return openAction(context, connectionId, capability, (connector) => findAction(connector, capability));
}

/**
 * Gets a connection ready for one of its connector's actions. `run` makes the call through the door, under the journal of this step.
 * @param wanted what is asked for, in the words of the request
 * @throws HubError `not_found` for the connection, `invalid_input` when it has no connector, and what `find` throws
 */
export async function openAction<Input, Output>(
  { services, withFreshToken, workspaceId, operation, step, attempt, signal }: StepContext,
  connectionId: string,
  wanted: string,
  find: (connector: Connector) => Action<Input, Output>,
): Promise<ConnectorCall<Input, Output>> {
  const opened = await services.openConnection(workspaceId, connectionId);
  const { connection } = opened;
  const connector = connection.connector === null ? undefined : getConnector(connection.connector);
  if (connector === undefined) {
    throw new HubError(
      'invalid_input',
      `The connection "${connection.name}" has no connector that could do "${wanted}": choose another one`,
    );
  }
  const action = find(connector);
  const actionContext = {
    signal,
    log: services.log,
    baseUrl: (origin: string) => connection.origins[origin] ?? origin,
  };
  const scope = { workspaceId, scopeId: operation.id, connection, safety: action.safety, attempt, signal };
  return {
    connection,
    action,
    maxBatch: action.maxBatch ?? 1,
    run: (input, part) =>
      lookingAgain(action.looksFirst === true, part === undefined ? `step-${step}` : `step-${step}/${part}`, (unit) =>
        withFreshToken(workspaceId, opened, (credentials) =>
          services.door({ ...scope, unit }, () => runAction(action, { ...actionContext, credentials }, input)),
        ),
      ),
  };
}

/** An answer that is lost again and again is a matter for a person. */
const maxLooks = 4;

/**
 * Runs the work under the journal of `unit`. Where a request's outcome is unknown and the action looks before it writes, it is run again
 * under a journal of its own: what it sees then is fresh, and tells what was done.
 */
async function lookingAgain<T>(looksFirst: boolean, unit: string, work: (unit: string) => Promise<T>): Promise<T> {
  for (let look = 1; ; look++) {
    try {
      return await work(look === 1 ? unit : `${unit}/look-${look}`);
    } catch (error) {
      const isUnknown = error instanceof HubError && error.code === 'outcome_unknown';
      if (!isUnknown || !looksFirst || look === maxLooks) throw error;
    }
  }
}
