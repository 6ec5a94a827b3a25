import { isDeepStrictEqual } from 'node:util';
import { readForm } from './read-form.ts';
import { madeUpSecret } from './made-up-credentials.ts';
import { type Exchange, isUnknown } from './mock-exchanges.ts';

export interface SeenRequest {
  method: string;
  /** The vendor's own URL. */
  url: URL;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** `exact`: everything that the exchange tells. `loose`: method and path, in any version of the API. */
export type Fitting = 'exact' | 'loose';

/**
 * How well an exchange fits a request: null when it is about another one, else a number that is higher the more of the request it tells.
 * What it leaves open fits everything. So do other hosts (an exchange names one host for all those of its test) and what comes from the
 * made-up credentials.
 */
export function fit(exchange: Exchange, request: SeenRequest, fitting: Fitting): number | null {
  const path = exchange.method.toUpperCase() === request.method ? fitsPath(exchange, request.url, fitting) : null;
  const others = [
    fitsQuery(exchange, request.url.searchParams),
    fitsBody(exchange.requestBody, request),
    fitsHeaders(exchange, request),
  ];
  if (path === null || (fitting === 'exact' && others.includes(null))) return null;
  return others.reduce<number>((sum, part) => sum + (part ?? 0), path + fitsHost(exchange, request.url));
}

function fitsHost({ base }: Exchange, url: URL): number {
  return typeof base === 'string' && new URL(base).host === url.host ? 1 : 0;
}

function fitsPath({ base, path }: Exchange, url: URL, fitting: Fitting): number | null {
  const prefix = typeof base === 'string' ? new URL(base).pathname.replace(/\/$/, '') : '';
  const given = decodeURIComponent(url.pathname);
  if (typeof path !== 'string') {
    const pattern = (path as { $regex?: string } | undefined)?.$regex;
    const regex = pattern === undefined ? null : new RegExp(pattern.replace(/^\/|\/[a-z]*$/g, ''));
    return regex?.test(given + url.search) === true ? 0 : null;
  }
  const wanted = decodeURIComponent(path.split('?')[0] ?? '');
  if (given === prefix + wanted || given.endsWith(wanted)) return 1;
  return fitting === 'loose' && withoutVersion(given).endsWith(withoutVersion(wanted)) ? 0 : null;
}

function fitsQuery({ path, options }: Exchange, given: URLSearchParams): number | null {
  const wanted = options?.query?.[0];
  if (wanted === true || isUnknown(wanted)) return 0;
  if (typeof path !== 'string') return 0;
  const expected = [...new URLSearchParams(path.split(/\?(.*)/s)[1])];
  if (typeof wanted === 'string') expected.push(...new URLSearchParams(wanted));
  else
    for (const [name, value] of Object.entries((wanted ?? {}) as Record<string, unknown>))
      for (const one of Array.isArray(value) ? value : [value]) expected.push([name, String(one)]);
  const sorted = (pairs: [string, string][]) =>
    pairs.map(([name, value]) => `${name.replace(/\[\d*\]$/, '')}=${value}`).sort();
  const told = [...given].filter(([, value]) => value !== madeUpSecret);
  return isDeepStrictEqual(sorted(expected), sorted(told)) ? 1 : null;
}

function fitsBody(wanted: unknown, { headers, body }: SeenRequest): number | null {
  // A signed request for a token has another signature each time.
  if (wanted === undefined || isUnknown(wanted) || /^grant_type=.*&assertion=/.test(body)) return 0;
  if (body === wanted) return 1;
  const isForm = String(headers['content-type'] ?? '').includes('urlencoded');
  const expected = typeof wanted === 'string' && !isForm ? parsed(wanted) : wanted;
  const given = isForm ? readForm(body) : parsed(body);
  return isDeepStrictEqual(isForm ? asTexts(expected) : asJson(expected), given) ? 1 : null;
}

function fitsHeaders({ requestHeaders, options }: Exchange, { headers }: SeenRequest): number | null {
  const [name, value] = options?.matchHeader ?? [];
  const wanted = [
    ...Object.entries(requestHeaders ?? {}),
    ...(typeof name === 'string' ? [[name, value] as const] : []),
  ];
  const checked = wanted.filter(
    ([header, text]) => typeof text === 'string' && header.toLowerCase() !== 'authorization',
  );
  if (checked.some(([header, text]) => headers[header.toLowerCase()] !== text)) return null;
  return checked.length > 0 ? 1 : 0;
}

function withoutVersion(path: string): string {
  return path.replace(/^\/v\d+\//, '/');
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A form holds nothing but texts. */
function asTexts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asTexts(inner)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
