import { HubError } from '@leadloom/contracts';
import { Type } from 'typebox';
import type { ActionContext } from '../define.ts';
import type { HubSpot } from './client.ts';
import { emailStatusProperty, idProperty, scoreProperty } from './mapping.ts';

const ours = [
  { name: idProperty, label: 'Leadloom id', type: 'string', fieldType: 'text', hasUniqueValue: true },
  { name: scoreProperty, label: 'Leadloom score', type: 'number', fieldType: 'number' },
  { name: emailStatusProperty, label: 'Leadloom e-mail status', type: 'string', fieldType: 'text' },
] as const;

/**
 * Makes the contact properties that we write where the account lacks them, and names those made. A token that may not look at
 * properties is let through: it may still write them.
 */
export async function prepareProperties(context: ActionContext, hubSpot: HubSpot): Promise<string[]> {
  const made: string[] = [];
  for (const property of ours) {
    if (await isThere(context, hubSpot, property.name)) continue;
    try {
      // https://developers.hubspot.com/docs/api/crm/properties
      await hubSpot.call('POST', 'properties', 'contacts', 'idempotent', Type.Object({ name: Type.String() }), {
        ...property,
        groupName: 'contactinformation',
      });
      made.push(property.name);
    } catch (error) {
      // Made by somebody else in between.
      if (error instanceof HubError && error.code === 'conflict') continue;
      if (error instanceof HubError && error.code === 'forbidden') {
        throw new HubError(
          'forbidden',
          `HubSpot has no contact property "${property.name}" and the token may not make it: give it the scope crm.schemas.contacts.write, or make the property by hand.`,
          { cause: error },
        );
      }
      throw error;
    }
  }
  return made;
}

async function isThere(context: ActionContext, hubSpot: HubSpot, name: string): Promise<boolean> {
  try {
    await hubSpot.call('GET', 'properties', `contacts/${name}`, 'read', Type.Object({ name: Type.String() }));
    return true;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    if (error.code === 'not_found') return false;
    if (error.code !== 'forbidden') throw error;
    context.log.warn({ property: name }, 'The HubSpot token may not read properties; they are taken to be there');
    return true;
  }
}
