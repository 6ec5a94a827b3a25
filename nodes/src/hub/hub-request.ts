import type { BodyOf, QueryOf, ResponseOf, Route } from '@leadloom/contracts';
import { apiPrefix } from '@leadloom/contracts';
import {
  type IDataObject,
  type IExecuteFunctions,
  type IHttpRequestOptions,
  type ILoadOptionsFunctions,
  type IPollFunctions,
  NodeApiError,
} from 'n8n-workflow';

type Caller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export interface HubRequest<R extends Route> {
  params?: Record<string, string>;
  query?: QueryOf<R>;
  /** A Buffer is sent as it is, byte for byte. */
  body?: BodyOf<R> | Buffer;
  headers?: Record<string, string>;
}

/**
 * Calls a route of the hub with the node's `leadloomApi` credential.
 * @throws NodeApiError with the hub's own message and what to do next.
 */
export async function hubRequest<R extends Route>(
  context: Caller,
  route: R,
  { params = {}, query, body, headers }: HubRequest<R> = {},
): Promise<ResponseOf<R>> {
  const { hubUrl } = await context.getCredentials<{ hubUrl: string }>('leadloomApi');
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const options: IHttpRequestOptions = {
    method: route.method,
    url: `${hubUrl.replace(/\/+$/, '')}${apiPrefix}${path}`,
    json: !Buffer.isBuffer(body),
    returnFullResponse: true,
    ignoreHttpStatusErrors: true,
    timeout: 60_000,
    ...(headers !== undefined && { headers }),
    ...(query !== undefined && { qs: query as IDataObject }),
    ...(body !== undefined && { body: body }),
  };
  const answer = (await context.helpers.httpRequestWithAuthentication.call(context, 'leadloomApi', options)) as {
    statusCode: number;
    body: unknown;
  };
  const parsed: unknown = typeof answer.body === 'string' && answer.body !== '' ? parseJson(answer.body) : answer.body;
  if (answer.statusCode >= 400) throw apiError(context, answer.statusCode, parsed);
  return parsed as ResponseOf<R>;
}

function apiError(caller: Caller, status: number, body: unknown): NodeApiError {
  const error = (body as { error?: { code?: string; message?: string } } | null)?.error;
  return new NodeApiError(
    caller.getNode(),
    { code: error?.code ?? 'unexpected', status },
    {
      message: error?.message ?? `The hub answered ${status}`,
      description: adviceOf(error?.code),
      httpCode: `${status}`,
    },
  );
}

function adviceOf(code: string | undefined): string {
  switch (code) {
    case 'unauthorized':
      return 'Check the API key in the Leadloom credential: it may be revoked or expired.';
    case 'forbidden':
      return 'The API key lacks the permission for this. Make a key with it in the hub under Settings.';
    case 'not_found':
      return 'Choose the connection or campaign again: it may have been deleted in the hub.';
    case 'rate_limited':
    case 'unavailable':
      return 'The hub is busy. Turn on Retry On Fail, or run again later: nothing is done twice.';
    default:
      return 'Correct the settings of this node and run it again: nothing is done twice.';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {
      error: {
        message: `The hub's answer is no JSON: is the hub address right? It begins with "${text.slice(0, 60)}"`,
      },
    };
  }
}
