import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface CountingServer {
  url: string;
  requests: SeenRequest[];
  /** Answers instead of the default (200 with the request as JSON). */
  answer(handler: (request: SeenRequest, response: ServerResponse) => void | Promise<void>): void;
  stop(): Promise<void>;
}

/** An outside service that remembers what it was asked. */
export async function startCountingServer(): Promise<CountingServer> {
  const requests: SeenRequest[] = [];
  const echo = (request: SeenRequest, response: ServerResponse) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ method: request.method, path: request.path, body: request.body, number: requests.length }),
    );
  };
  let handler: (request: SeenRequest, response: ServerResponse) => void | Promise<void> = echo;
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: (await buffer(incoming)).toString(),
      };
      requests.push(request);
      await handler(request, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (next) => {
      handler = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
