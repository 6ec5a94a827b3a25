import { Readable, addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { DoorAnswer } from '@leadloom/contracts';
import { doorSettings } from './door-settings.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { type RequestBody, type SpooledBody, isSpooled } from './request-body.ts';

interface WireRequest {
  /** Axios' own adapter. */
  http: AxiosAdapter;
  config: InternalAxiosRequestConfig;
  body: RequestBody;
  signal: AbortSignal | null;
}

/** Sends a request to the mapped address. Its answer comes as bytes, or from the wire as it is read when the caller wants a stream of it. */
export async function sendOnWire(request: WireRequest, target: URL): Promise<DoorAnswer> {
  const { http, config, body } = request;
  const response = isSpooled(body)
    ? await sendSpooled(request, body, target)
    : await http(onWire(config, target, body));
  return toAnswer(response, request, target);
}

function onWire(
  config: InternalAxiosRequestConfig,
  target: URL,
  body: Uint8Array | Readable,
): InternalAxiosRequestConfig {
  const {
    baseURL: _baseURL,
    params: _params,
    paramsSerializer: _serializer,
    data: _data,
    validateStatus: _validate,
    ...rest
  } = config;
  const headers = config.headers.concat() as typeof config.headers;
  const isMapped = target.href !== config.url;
  if (isMapped) headers.delete('host');
  const data = body instanceof Uint8Array ? Buffer.from(body) : body;
  return {
    ...rest,
    headers,
    url: target.href,
    ...(body instanceof Uint8Array && body.byteLength === 0 ? {} : { data }),
    responseType: config.responseType === 'stream' ? 'stream' : 'arraybuffer',
    transformResponse: [],
    validateStatus: () => true,
    lookup: guardedLookup as unknown as NonNullable<InternalAxiosRequestConfig['lookup']>,
    beforeRedirect: (options, details, request) => {
      const next = new URL((options as { href?: string }).href ?? '');
      doorSettings.guard.checkLiteral(next);
      config.beforeRedirect?.(options, details, request);
    },
  };
}

/** What follows redirects for axios holds the whole body for the next place: a large one is led on here instead. */
async function sendSpooled({ http, config }: WireRequest, body: SpooledBody, target: URL): Promise<AxiosResponse> {
  for (let hops = 0; ; hops++) {
    const wire = onWire(config, target, body.open());
    wire.headers.set('content-length', `${body.bytes}`);
    if (hops > 0 && target.origin !== new URL(config.url ?? '', target).origin)
      for (const name of ['authorization', 'cookie']) wire.headers.delete(name);
    const response = await http({ ...wire, maxRedirects: 0 });
    const location: unknown = response.headers['location'];
    const isLedOn = response.status >= 301 && response.status <= 308 && typeof location === 'string';
    if (!isLedOn || hops >= (config.maxRedirects ?? 5)) return response;
    const next = new URL(location, target);
    doorSettings.guard.checkLiteral(next);
    if (response.status < 307) {
      const headers = wire.headers.concat() as typeof wire.headers;
      for (const name of ['content-length', 'content-type']) headers.delete(name);
      return http(onWire({ ...config, method: 'get', headers }, next, new Uint8Array()));
    }
    target = next;
  }
}

async function toAnswer(response: AxiosResponse, { config, signal }: WireRequest, target: URL): Promise<DoorAnswer> {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(response.headers as Record<string, unknown>)) {
    if (Array.isArray(value)) for (const one of value) headers.push([name, String(one)]);
    else if (typeof value === 'string' || typeof value === 'number') headers.push([name, String(value)]);
  }
  const { status, data } = response as { status: number; data: Buffer | Readable };
  const { responseUrl } = ((response.request as { res?: object } | undefined)?.res ?? {}) as { responseUrl?: string };
  const isLedOn = responseUrl !== undefined && new URL(responseUrl).href !== target.href;
  const answer = { status, headers, ...(isLedOn ? { url: responseUrl } : {}) };
  if (!(data instanceof Readable)) return { ...answer, body: new Uint8Array(data) };
  if (signal !== null) addAbortSignal(signal, data);
  if (status >= 400 || config.responseType !== 'stream') return { ...answer, body: await buffer(data) };
  return { ...answer, body: { id: null, open: () => data } };
}
