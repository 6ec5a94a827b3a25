import { SalesforceError } from '../salesforce-error.ts';

/** A fault in a query with the place shown under the line, as Salesforce prints it. `at` counts characters from 0. */
export function soqlError(soql: string, at: number, errorCode: string, message: string): SalesforceError {
  const start = Math.max(0, at - 40);
  const shown = soql.slice(start, at + 40);
  const pointer = `${' '.repeat(at - start)}^`;
  return new SalesforceError(400, errorCode, `\n${shown}\n${pointer}\nERROR at Row:1:Column:${at + 1}\n${message}`);
}
