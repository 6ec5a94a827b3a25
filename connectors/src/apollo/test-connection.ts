import { Type } from 'typebox';
import type { ActionContext } from '../define.ts';
import { callApollo } from './client.ts';

/** https://docs.apollo.io/docs/test-api-key */
export async function testApollo(context: ActionContext): Promise<{ message: string }> {
  const answer = await callApollo(context, {
    method: 'POST',
    path: 'mixed_people/api_search',
    query: new URLSearchParams({ page: '1', per_page: '1' }),
    safety: 'read',
    answer: Type.Object({ total_entries: Type.Integer() }),
  });
  return { message: `Apollo answers; ${answer.total_entries} people can be searched.` };
}
