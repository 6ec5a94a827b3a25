import { type BodyOf, type ErrorBody, HubError, type ResponseOf, type Route } from '@leadloom/contracts';
import { texts } from '../texts.ts';
import { type AddressOf, urlOf } from './url-of.ts';

type BodyPart<R extends Route> =
  BodyOf<R> extends undefined
    ? { body?: undefined }
    : null extends BodyOf<R>
      ? { body?: NonNullable<BodyOf<R>> }
      : { body: BodyOf<R> };
type RequestOf<R extends Route> = AddressOf<R> & BodyPart<R> & { signal?: AbortSignal | undefined };

/**
 * Calls a route of the hub; address, body and answer are typed by the route's value.
 * @throws HubError with the hub's code and message; `unavailable` when the hub cannot be reached.
 */
export async function call<R extends Route>(route: R, request: RequestOf<R>): Promise<ResponseOf<R>> {
  const { body, signal } = request as { body?: unknown; signal?: AbortSignal };
  const response = await fetch(urlOf(route, request), {
    method: route.method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new HubError('unavailable', texts.errors.unreachable, { cause });
  });
  const text = response.status === 204 ? '' : await response.text();
  if (!response.ok) throw errorOf(response.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as ResponseOf<R>;
}

/** The error in the body of an answer; when there is none (a proxy's page), one made of the status. */
export function errorOf(status: number, text: string): HubError {
  try {
    const { error } = JSON.parse(text) as ErrorBody;
    return new HubError(error.code, error.message, { status, details: error.details });
  } catch {
    const code = status === 401 ? 'unauthorized' : status >= 502 ? 'unavailable' : 'unexpected';
    return new HubError(code, code === 'unavailable' ? texts.errors.unreachable : texts.errors.status(status), {
      status,
    });
  }
}
