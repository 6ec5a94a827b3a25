import { catalogue } from '@leadloom/connectors/catalogue';
import { type Connection, HubError } from '@leadloom/contracts';

/** @throws HubError `invalid_input` when the connection's connector has no action of that name. */
export function demandAction(connection: Connection, action: string): void {
  const info = catalogue.find(({ name }) => name === connection.connector);
  const names = info?.actions.map(({ name }) => name) ?? [];
  if (names.includes(action)) return;
  throw new HubError(
    'invalid_input',
    `The connection "${connection.name}" has no action "${action}". It has: ${names.join(', ') || 'none'}.`,
    { details: { field: 'action' } },
  );
}
