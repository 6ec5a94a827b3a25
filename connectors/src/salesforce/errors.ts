import { type ErrorCode, HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';
import { firstText } from '../http/first-text.ts';
import { httpError } from '../http/http-error.ts';
import { transportError } from '../http/transport-error.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm */
const codes: Readonly<Record<string, ErrorCode>> = {
  INVALID_SESSION_ID: 'unauthorized',
  INVALID_AUTH_HEADER: 'unauthorized',
  API_DISABLED_FOR_ORG: 'forbidden',
  INSUFFICIENT_ACCESS: 'forbidden',
  INSUFFICIENT_ACCESS_OR_READONLY: 'forbidden',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'forbidden',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'invalid_input',
  NOT_FOUND: 'not_found',
  ENTITY_IS_DELETED: 'not_found',
  INVALID_CROSS_REFERENCE_KEY: 'not_found',
  DUPLICATES_DETECTED: 'conflict',
  DUPLICATE_VALUE: 'conflict',
  DUPLICATE_EXTERNAL_ID: 'conflict',
  MULTIPLE_CHOICES: 'conflict',
  UNABLE_TO_LOCK_ROW: 'unavailable',
  SERVER_UNAVAILABLE: 'unavailable',
  REQUEST_LIMIT_EXCEEDED: 'rate_limited',
};

/** Salesforce's word for a fault, with the fields that it is about: from a refused call, or from one record of a collection. */
export function salesforceFault(where: string, word: string, reason: string, fields: readonly string[] = []): HubError {
  const code = codes[word] ?? 'invalid_input';
  const about = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
  const next = code === 'unauthorized' ? '. Reconnect the account.' : '';
  return new HubError(code, `${where} was refused: ${reason} [${word}]${about}${next}`, {
    // The limit is of a whole day: trying again would not help today.
    ...(word === 'REQUEST_LIMIT_EXCEEDED' ? { retryable: false } : {}),
    details: { vendorCode: word, fields },
  });
}

/** What jsforce throws: with `errorCode` when there was an answer, `ERROR_HTTP_<status>` when it was not Salesforce's own. */
export function salesforceError(where: string, error: unknown, safety: Safety, signal: AbortSignal): unknown {
  const { errorCode, message, data } = (error ?? {}) as {
    errorCode?: unknown;
    message?: unknown;
    data?: { fields?: unknown };
  };
  if (typeof errorCode !== 'string') return transportError(where, error, safety, signal);
  const [, status] = /^ERROR_HTTP_(\d{3})$/.exec(errorCode) ?? [];
  if (status !== undefined) return httpError({ where, status: Number(status), reason: firstText(message), safety });
  const fields = Array.isArray(data?.fields) ? data.fields.map(String) : [];
  return salesforceFault(where, errorCode, firstText(message), fields);
}
