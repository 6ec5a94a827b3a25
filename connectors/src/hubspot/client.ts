import { HubError } from '@leadloom/contracts';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { ActionContext, Safety } from '../define.ts';
import { transportError } from '../http/transport-error.ts';
import { within } from '../http/within.ts';
import { accessToken, credential, isOAuth } from '../mapping/credential.ts';
import { hubSpotRefusal } from './errors.ts';

export const hubSpotOrigin = 'https://api.hubapi.com';

/** Dated paths live at least eighteen months; the numbered ones, which the client's typed methods call, end in 2027. */
export const defaultApiVersion = '2026-03';

const timeoutMs = 60_000;

export interface HubSpot {
  /** `area` and `rest` around the version: `objects` and `contacts/batch/read` call `/crm/objects/2026-03/contacts/batch/read`. */
  call<Answer extends TSchema>(
    method: 'GET' | 'POST' | 'PATCH',
    area: 'objects' | 'properties',
    rest: string,
    safety: Safety,
    answer: Answer,
    body?: unknown,
  ): Promise<Static<Answer>>;
}

/**
 * HubSpot's client with its own retries off: they repeat creates on any 5xx. Its raw request knows no timeout and does not throw on a
 * refusal; both are added here.
 */
export async function openHubSpot(context: ActionContext): Promise<HubSpot> {
  const token = isOAuth(context) ? accessToken(context, 'HubSpot') : credential(context, 'appToken', 'HubSpot');
  const version = context.credentials['apiVersion'];
  const segment = typeof version === 'string' && /^\d{4}-\d{2}$/.test(version) ? version : defaultApiVersion;
  const { Client } = (await import('@hubspot/api-client')).default;
  const client = new Client({
    accessToken: token,
    basePath: context.baseUrl(hubSpotOrigin),
    numberOfApiCallRetries: 0,
  });

  return {
    async call(method, area, rest, safety, answer, body) {
      context.signal.throwIfAborted();
      const where = `HubSpot ${rest.split('?')[0]}`;
      const path = `/crm/${area}/${segment}/${rest}`;
      let status: number;
      let headers: Headers;
      let text: string;
      try {
        const request = client.apiRequest({ method, path, ...(body === undefined ? {} : { body }) });
        const response = await within(timeoutMs, context.signal, where, request);
        ({ status, headers } = response);
        text = await within(timeoutMs, context.signal, where, response.text());
      } catch (error) {
        throw transportError(where, error, safety, context.signal);
      }
      if (status < 200 || status >= 300) throw hubSpotRefusal(where, status, headers, text, safety);
      const parsed = parse(text);
      if (!Value.Check(answer, parsed)) {
        throw new HubError('unavailable', `${where} gave an answer that cannot be read.`, { status });
      }
      return parsed;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
