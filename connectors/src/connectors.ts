import { HubError } from '@leadloom/contracts';
import { apollo } from './apollo/index.ts';
import type { Connector } from './define.ts';
import { hubSpot } from './hubspot/index.ts';
import { neverBounce } from './neverbounce/index.ts';
import { pipedrive } from './pipedrive/index.ts';
import { salesforce } from './salesforce/index.ts';
import { sendGrid } from './sendgrid/index.ts';
import { slack } from './slack/index.ts';
import { zeroBounce } from './zerobounce/index.ts';

/** Every connector, in the order of the connections page. */
export const connectors: readonly Connector[] = [
  apollo,
  zeroBounce,
  neverBounce,
  salesforce,
  hubSpot,
  pipedrive,
  sendGrid,
  slack,
];

/** Throws `not_found` for a name that no connector has. */
export function getConnector(name: string): Connector {
  const connector = connectors.find((candidate) => candidate.name === name);
  if (connector === undefined) {
    const known = connectors.map((candidate) => candidate.name).join(', ');
    throw new HubError('not_found', `There is no connector "${name}"; there are: ${known}.`);
  }
  return connector;
}
