import { HubError, Nullable } from '@leadloom/contracts';
import { Type } from 'typebox';
import { defineAction } from '../define.ts';
import { openSalesforce } from './client.ts';

export const getRecord = defineAction({
  name: 'get-record',
  title: 'Get a record',
  input: Type.Object(
    {
      object: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,79}$' }),
      remoteId: Type.String({ pattern: '^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$' }),
    },
    { additionalProperties: false },
  ),
  /** Null when there is no such record, or no longer. */
  output: Type.Object({ record: Nullable(Type.Record(Type.String(), Type.Unknown())) }),
  safety: 'read',
  docsUrl:
    'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve_get.htm',
  cost: () => 1,
  async run(context, input) {
    const org = await openSalesforce(context);
    try {
      // https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve_get.htm
      const record = await org.call('GET', `/sobjects/${input.object}/${input.remoteId}`, 'read');
      return { record: record as Record<string, unknown> };
    } catch (error) {
      if (error instanceof HubError && error.code === 'not_found') return { record: null };
      throw error;
    }
  },
});
