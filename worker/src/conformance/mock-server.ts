import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Fitting, type SeenRequest, fit } from './match-exchange.ts';
import { type Exchange, isAnswerable, isUnknown } from './mock-exchanges.ts';

export interface MockServer {
  /** Origin map that brings every request of this URL's origin here. */
  originsFor(url: URL): Record<string, string>;
  /**
   * Forgets what was before. @param choice of several exchanges that fit a request equally well, which one is its answer: the exchanges of
   * a test do not say which of its workflows they are for.
   */
  expect(exchanges: readonly Exchange[], fitting: Fitting, choice: number): void;
  /** What went wrong since then, and whether another choice could have made a difference. */
  seen(): Seen;
  close(): void;
}

interface Open {
  exchange: Exchange;
  left: number;
}

export interface Seen {
  /** Requests whose answers a journal keeps: no refusals, faults or exchanges of tokens. */
  asked: number;
  /** Requests that no exchange is about. */
  unmatched: string[];
  /** Requests whose answer was no literal in the test. */
  unanswerable: string[];
  /** How many exchanges fitted equally well, at most. */
  choices: number;
}

/** Answers vendors' requests by recorded exchanges, each once, the last of its kind again. The vendor's origin is in the path. */
export async function startMockServer(): Promise<MockServer> {
  let open: Open[] = [];
  let choice = 0;
  let fitting: Fitting = 'exact';
  let seen: Seen = { asked: 0, unmatched: [], unanswerable: [], choices: 1 };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, scheme = '', host = '', rest = ''] = /^\/([^/]+)\/([^/?]+)(.*)$/s.exec(request.url ?? '') ?? [];
    const asked: SeenRequest = {
      method: request.method ?? '',
      url: new URL(`${scheme}://${host}${rest}`),
      headers: request.headers,
      body: await text(request),
    };
    const shown = `${asked.method} ${asked.url.origin}${asked.url.pathname}${asked.url.search}`;
    const chosen = choose(asked);
    if (chosen === undefined) {
      seen.unmatched.push(shown);
      response
        .writeHead(501, { 'content-type': 'application/json' })
        .end('{"message":"no exchange is about this request"}');
      return;
    }
    if (isKept(chosen, asked)) seen.asked += 1;
    if (!isAnswerable(chosen)) seen.unanswerable.push(shown);
    send(response, chosen);
  }

  function choose(asked: SeenRequest): Exchange | undefined {
    const rated = open
      .map((entry) => ({ entry, score: fit(entry.exchange, asked, fitting) }))
      .filter((one): one is { entry: Open; score: number } => one.score !== null);
    const unused = rated.filter(({ entry }) => entry.left > 0);
    const candidates = unused.length > 0 ? unused : rated.slice(-1);
    const best = Math.max(...candidates.map(({ score }) => score));
    const equal = candidates.filter(({ score }) => score === best).map(({ entry }) => entry);
    seen.choices = Math.max(seen.choices, equal.length);
    const entry = equal[Math.min(choice, equal.length - 1)];
    if (entry !== undefined) entry.left -= 1;
    return entry?.exchange;
  }

  return {
    originsFor: (url) => ({ [url.origin]: `${address}/${url.protocol.replace(':', '')}/${url.host}` }),
    expect: (exchanges, howFitting, chosen) => {
      fitting = howFitting;
      choice = chosen;
      seen = { asked: 0, unmatched: [], unanswerable: [], choices: 1 };
      open = exchanges.map((exchange) => ({ exchange, left: exchange.options?.times?.[0] ?? 1 }));
    },
    seen: () => seen,
    close: () => server.close(),
  };
}

function isKept({ status }: Exchange, { body }: SeenRequest): boolean {
  const isRefusal = typeof status !== 'number' || [401, 423, 429].includes(status) || status >= 500;
  return !isRefusal && !body.includes('grant_type');
}

function send(response: ServerResponse, { status, response: body }: Exchange): void {
  const code = typeof status === 'number' ? status : 200;
  if (body === undefined || body === null || isUnknown(body)) response.writeHead(code).end();
  else if (typeof body === 'string') response.writeHead(code).end(body);
  else response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
