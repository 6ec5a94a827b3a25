import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A blog's feed, for triggers that ask it, and a stream of events, for those that listen to it. */
export interface FeedServer {
  url: string;
  /** Publishes an entry that is newer than all before. */
  publish(title: string): void;
  /** Answers of the feed from now on; null for the feed itself. */
  fail(answer: { status: number; text: string } | null): void;
  /** Acts when the next question has been answered. */
  onceAnswered(act: () => void): void;
  /** How many listen to the stream. */
  listeners(): number;
  /** Sends an event to all who listen. */
  send(data: unknown): void;
  stop(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const entries: { title: string; at: Date }[] = [];
  const streams = new Set<ServerResponse>();
  let failure: { status: number; text: string } | null = null;
  let answered: (() => void) | null = null;

  const server = createServer((request, response) => {
    if (request.url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(':\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return;
    }
    if (answered !== null) response.once('finish', answered);
    answered = null;
    response.writeHead(failure?.status ?? 200, {
      'content-type': failure === null ? 'application/rss+xml' : 'text/plain',
    });
    response.end(failure?.text ?? feedOf(entries));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish: (title) => {
      // Dates of feeds know seconds only.
      const at = Math.max(Date.now(), (entries.at(-1)?.at.getTime() ?? 0) + 1_000);
      entries.push({ title, at: new Date(at) });
    },
    fail: (answer) => {
      failure = answer;
    },
    onceAnswered: (act) => {
      answered = act;
    },
    listeners: () => streams.size,
    send: (data) => {
      for (const stream of streams) stream.write(`data: ${JSON.stringify(data)}\n\n`);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function feedOf(entries: readonly { title: string; at: Date }[]): string {
  const items = entries.map(
    ({ title, at }) =>
      `<item><title>${title}</title><guid>${title}</guid><pubDate>${at.toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`;
}
