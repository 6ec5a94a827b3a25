import { HubError } from '@leadloom/contracts';
import type { ActionContext, Safety } from '../define.ts';
import { accessToken } from '../mapping/credential.ts';
import { salesforceError } from './errors.ts';

export const salesforceOrigin = 'https://login.salesforce.com';

const apiVersion = '62.0';

export interface SalesforceOrg {
  /** `path` is below `/services/data/vXX.0`: `/query?q=…`. Answers of 204 are undefined. */
  call(method: 'GET' | 'POST' | 'PATCH', path: string, safety: Safety, body?: unknown): Promise<unknown>;
  /** Where a person sees a record; undefined when the org is not at its own address (the sandbox, a proxy). */
  pageOf(object: string, id: string): string | undefined;
}

/**
 * The org behind an OAuth connection. jsforce would repeat reads five times on its own and wait thirty minutes for an answer; both are
 * turned off here. It is given no way to refresh the token either: whoever opens the connection does that, once for all processes.
 */
export async function openSalesforce(context: ActionContext): Promise<SalesforceOrg> {
  const token = accessToken(context, 'Salesforce');
  const { instance_url: instance } = context.credentials['oauthTokenData'] as { instance_url?: unknown };
  if (typeof instance !== 'string')
    throw new HubError('unauthorized', 'The Salesforce connection does not say which org it is of. Connect it again.');
  const instanceUrl = instance.replace(/\/+$/, '');
  const base = context.baseUrl(instanceUrl);
  const { Connection } = (await import('jsforce')).default;
  const connection = new Connection({ instanceUrl: base, accessToken: token, version: apiVersion });
  const options = { retry: { maxRetries: 0 }, timeout: 60_000 };

  return {
    async call(method, path, safety, body) {
      context.signal.throwIfAborted();
      const where = `Salesforce ${method} ${path.split('?')[0]}`;
      try {
        return await connection.request(
          {
            method,
            url: path,
            ...(body === undefined
              ? {}
              : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
          },
          options,
        );
      } catch (error) {
        throw salesforceError(where, error, safety, context.signal);
      }
    },
    pageOf: (object, id) => (base === instanceUrl ? `${base}/lightning/r/${object}/${id}/view` : undefined),
  };
}
