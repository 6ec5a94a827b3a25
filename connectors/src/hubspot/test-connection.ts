import type { ActionContext } from '../define.ts';
import { openHubSpot } from './client.ts';
import { prepareProperties } from './prepare-properties.ts';

/** Reads the contact properties that we write, and makes those that are missing. */
export async function testHubSpot(context: ActionContext): Promise<{ message: string }> {
  const made = await prepareProperties(context, await openHubSpot(context));
  const added = made.length === 0 ? '' : ` Contact properties added: ${made.join(', ')}.`;
  return { message: `HubSpot answers; contacts can be matched by our id.${added}` };
}
