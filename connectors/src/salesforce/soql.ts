import { HubError } from '@leadloom/contracts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SalesforceOrg } from './client.ts';

/** A text literal. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

const Answer = Type.Object({
  done: Type.Boolean(),
  nextRecordsUrl: Type.Optional(Type.String()),
  records: Type.Array(Type.Record(Type.String(), Type.Unknown())),
});

/** All rows of a query. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm */
export async function queryAll(org: SalesforceOrg, soql: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let path: string | undefined = `/query?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const answer = await org.call('GET', path, 'read');
    if (!Value.Check(Answer, answer)) {
      throw new HubError('unavailable', 'Salesforce GET /query gave an answer that cannot be read.');
    }
    rows.push(...answer.records);
    path = answer.done ? undefined : answer.nextRecordsUrl;
  }
  return rows;
}

/** Literals in lists that keep each query's address under Salesforce's 16 KB. */
export function literalChunks(texts: readonly string[], maxLength = 8_000): string[] {
  const chunks: string[] = [];
  for (const text of texts) {
    const literal = quote(text);
    const last = chunks.at(-1);
    const joined = `${last},${literal}`;
    if (last === undefined || encodeURIComponent(joined).length > maxLength) chunks.push(literal);
    else chunks[chunks.length - 1] = joined;
  }
  return chunks;
}
