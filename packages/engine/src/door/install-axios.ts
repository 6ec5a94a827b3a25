import { STATUS_CODES } from 'node:http';
import { PassThrough, Readable, type Stream } from 'node:stream';
import type { AxiosAdapter, AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { DoorAnswer } from '@leadloom/contracts';
import { bytesOf, streamOf } from './answer-body.ts';
import { AnswerMessage } from './answer-message.ts';
import { doorScopes } from './door-scope.ts';
import { passDoor } from './pass-door.ts';
import { type RequestBody, isSpooled, takeBody } from './request-body.ts';
import { sendOnWire } from './send-on-wire.ts';

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
    const body = await bodyOf(config);
    const headers = flatHeaders(config);
    const method = (config.method ?? 'get').toUpperCase();
    try {
      const answer = await passDoor(scope, { method, url, headers, body }, (target) =>
        sendOnWire({ http, config, body, signal: scope.signal }, target),
      );
      return await settle(axios, config, answer);
    } finally {
      if (isSpooled(body)) await body.close();
    }
  };
}

async function bodyOf(config: InternalAxiosRequestConfig): Promise<RequestBody> {
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
    return encoded.body === null ? new Uint8Array() : takeBody(encoded.body);
  }
  const form = data as { getHeaders?: () => Record<string, string>; pipe?: unknown };
  if (typeof form.getHeaders === 'function')
    for (const [name, value] of Object.entries(form.getHeaders())) config.headers.set(name, value);
  if (data instanceof Readable) return takeBody(data);
  // Streams of the oldest kind (form-data's) can be piped and nothing else.
  if (typeof form.pipe === 'function') return takeBody((data as Stream).pipe(new PassThrough()));
  return Buffer.from(JSON.stringify(data));
}

async function settle(axios: Axios, config: InternalAxiosRequestConfig, answer: DoorAnswer): Promise<AxiosResponse> {
  const headers = new axios.AxiosHeaders();
  const grouped = Map.groupBy(answer.headers, ([name]) => name);
  for (const [name, values] of grouped)
    headers.set(name, values.length === 1 ? (values[0]?.[1] ?? '') : values.map(([, value]) => value));
  const url = new URL(answer.url ?? axios.getUri(config), 'http://localhost');
  const data =
    config.responseType === 'stream'
      ? new AnswerMessage(streamOf(answer.body), { status: answer.status, headers: headers.toJSON(), url })
      : inKind(config, await bytesOf(answer.body));
  const request = {
    path: url.pathname,
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

function inKind(config: InternalAxiosRequestConfig, bytes: Buffer): Buffer | string {
  if (config.responseType === 'arraybuffer') return bytes;
  const encoding = (config.responseEncoding ?? 'utf8') as BufferEncoding;
  return bytes.toString(encoding).replace(/^\uFEFF/, '');
}
