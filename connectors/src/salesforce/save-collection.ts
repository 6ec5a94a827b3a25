import { HubError } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SalesforceOrg } from './client.ts';

const SaveResult = Type.Object({
  id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  success: Type.Boolean(),
  created: Type.Optional(Type.Boolean()),
  errors: Type.Array(
    Type.Object({
      statusCode: Type.String(),
      message: Type.String(),
      fields: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
export type SaveResult = Static<typeof SaveResult>;

/**
 * Saves up to 200 records, each for itself, and answers in their order.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm
 */
export async function saveCollection(
  org: SalesforceOrg,
  method: 'POST' | 'PATCH',
  /** After `/composite/sobjects`: `/Lead/Leadloom_Id__c` for an upsert. */
  path: string,
  records: readonly Record<string, unknown>[],
): Promise<SaveResult[]> {
  if (records.length === 0) return [];
  // A repeat is harmless: an upsert by our id, an update to the same values, or a create that comes after a look-up.
  const answer = await org.call(method, `/composite/sobjects${path}`, 'idempotent', { allOrNone: false, records });
  if (!Value.Check(Type.Array(SaveResult), answer) || answer.length !== records.length) {
    throw new HubError(
      'unavailable',
      `Salesforce ${method} /composite/sobjects${path} gave an answer that cannot be read.`,
    );
  }
  return answer;
}
