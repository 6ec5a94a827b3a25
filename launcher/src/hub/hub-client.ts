import {
  apiPrefix,
  type BodyOf,
  type ErrorBody,
  type N8nErrorBody,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type Route,
} from '@leadloom/contracts';
import { hubApiKey } from '../first-owner.ts';
import { Problem } from '../problem.ts';
import { localHubUrl } from '../services/hub.ts';
import type { Settings } from '../settings.ts';

export interface CallInput<R extends Route> {
  params?: ParamsOf<R>;
  query?: Partial<QueryOf<R>>;
  body?: BodyOf<R>;
}

/** Calls a route of the hub. Throws a `Problem` with the hub's own message when it refuses. */
export type HubClient = <R extends Route>(route: R, input?: CallInput<R>) => Promise<ResponseOf<R>>;

/** A client of the hub that runs on this data folder, with the first owner's key. */
export function hubClient({ hub, dataDir }: Settings, env: NodeJS.ProcessEnv): HubClient {
  const key = hubApiKey(dataDir, env);
  if (key === undefined) {
    throw new Problem('There is no API key to call the hub with.', {
      help: 'start Leadloom once with "npm start", or set HUB_API_KEY',
    });
  }
  const hubUrl = localHubUrl(hub.host, hub.port);
  return async (route, { params, query, body } = {}) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent((params as Record<string, string>)[name] ?? ''),
    );
    const url = new URL(hubUrl + (route.prefix ?? apiPrefix) + path);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
    const response = await send(url, {
      method: route.method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return answer as never;
    const { error, message: n8nMessage } = (answer ?? {}) as Partial<ErrorBody & N8nErrorBody>;
    const message = error?.message ?? n8nMessage ?? `it answered ${response.status}`;
    throw new Problem(`The hub refused (${route.summary.toLowerCase()}): ${message}`);
  };
}

async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Problem(`The hub does not answer at ${url.origin}.`, { help: 'start it with "npm start"', cause: error });
  }
}
