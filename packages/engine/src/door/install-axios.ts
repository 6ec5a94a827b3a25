import { STATUS_CODES } from 'node:http';
import { PassThrough, Readable, type Stream } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { AxiosAdapter, AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { DoorAnswer } from '@leadloom/contracts';
import { doorScopes } from './door-scope.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { passDoor } from './pass-door.ts';
import { doorSettings } from './door-settings.ts';

type Axios = AxiosInstance & {
  AxiosError: typeof import('axios').AxiosError;
  AxiosHeaders: typeof import('axios').AxiosHeaders;
  getAdapter: (name: string) => AxiosAdapter;
};

/** Puts the door into an axios copy: every instance made from now on sends through it. */
export function installAxiosDoor(axios: Axios): void {
  const http = axios.getAdapter('http');
  axios.defaults.adapter = async (config) => {
    const scope = doorScopes.getStore();
    if (scope === undefined) return http(config);
    const url = new URL(axios.getUri(config), 'http://localhost');
    const body = await bodyBytes(config);
    const headers = flatHeaders(config);
    const method = (config.method ?? 'get').toUpperCase();
    const answer = await passDoor(scope, { method, url, headers, body }, async (target) => {
      const response = await http(onWire(config, target, body));
      return toAnswer(response);
    });
    return settle(axios, config, answer);
  };
}

async function bodyBytes(config: InternalAxiosRequestConfig): Promise<Uint8Array> {
  const data = config.data as unknown;
  if (data === undefined || data === null) return new Uint8Array();
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (data instanceof URLSearchParams) return Buffer.from(data.toString());
  if (data instanceof FormData || data instanceof Blob) {
    const encoded = new Response(data);
    const type = encoded.headers.get('content-type');
    if (type !== null) config.headers.set('content-type', type);
    return new Uint8Array(await encoded.arrayBuffer());
  }
  const form = data as { getHeaders?: () => Record<string, string>; pipe?: unknown };
  if (typeof form.getHeaders === 'function')
    for (const [name, value] of Object.entries(form.getHeaders())) config.headers.set(name, value);
  if (data instanceof Readable) return buffer(data);
  // Streams of the oldest kind (form-data's) can be piped and nothing else.
  if (typeof form.pipe === 'function') return buffer((data as Stream).pipe(new PassThrough()));
  return Buffer.from(JSON.stringify(data));
}

/** The request as it goes out: to the mapped address, its answer as bytes whatever the caller wants of it. */
function onWire(config: InternalAxiosRequestConfig, target: URL, body: Uint8Array): InternalAxiosRequestConfig {
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
  return {
    ...rest,
    headers,
    url: target.href,
    ...(body.byteLength === 0 ? {} : { data: Buffer.from(body) }),
    responseType: 'arraybuffer',
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

function toAnswer(response: AxiosResponse): DoorAnswer {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(response.headers as Record<string, unknown>)) {
    if (Array.isArray(value)) for (const one of value) headers.push([name, String(one)]);
    else if (typeof value === 'string' || typeof value === 'number') headers.push([name, String(value)]);
  }
  return { status: response.status, headers, body: new Uint8Array(response.data as Buffer) };
}

function settle(axios: Axios, config: InternalAxiosRequestConfig, answer: DoorAnswer): AxiosResponse {
  const headers = new axios.AxiosHeaders();
  const grouped = Map.groupBy(answer.headers, ([name]) => name);
  for (const [name, values] of grouped)
    headers.set(name, values.length === 1 ? (values[0]?.[1] ?? '') : values.map(([, value]) => value));
  const bytes = Buffer.from(answer.body);
  const encoding = (config.responseEncoding ?? 'utf8') as BufferEncoding;
  const data =
    config.responseType === 'stream'
      ? Readable.from(bytes.length === 0 ? [] : [bytes])
      : config.responseType === 'arraybuffer'
        ? bytes
        : bytes.toString(encoding).replace(/^\uFEFF/, '');
  const request = {
    path: new URL(axios.getUri(config), 'http://localhost').pathname,
    method: config.method,
    res: { headers: headers.toJSON(), statusCode: answer.status },
  };
  const response: AxiosResponse = {
    data,
    status: answer.status,
    statusText: STATUS_CODES[answer.status] ?? '',
    headers,
    config,
    request,
  };
  if (config.validateStatus?.(answer.status) !== false) return response;
  throw new axios.AxiosError(
    `Request failed with status code ${answer.status}`,
    answer.status >= 500 ? axios.AxiosError.ERR_BAD_RESPONSE : axios.AxiosError.ERR_BAD_REQUEST,
    config,
    request,
    response,
  );
}

function flatHeaders(config: InternalAxiosRequestConfig): Record<string, string> {
  return Object.fromEntries(Object.entries(config.headers.toJSON()).map(([name, value]) => [name, String(value)]));
}
