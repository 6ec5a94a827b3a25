import { Agent, request } from 'node:http';

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  /** Body and expected answer of request number `number`. */
  exchange: (number: number) => { body: string; answer: string };
  /** Ends it before. */
  signal?: AbortSignal;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds of each request. */
  times: number[];
}

/**
 * Sends requests over so many connections, each the next one when its answer has come, and counts those that were answered in that time.
 * @throws Error at the first answer that is not the expected one.
 */
export async function callFor({ url, connections, seconds, exchange, signal }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let number = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;
  const isOver = () => performance.now() >= until || signal?.aborted === true;
  const call = async () => {
    while (!isOver()) {
      const { body, answer } = exchange(number++);
      const start = performance.now();
      const given = await post(agent, url, body);
      times.push(performance.now() - start);
      if (given !== answer) throw new Error(`${url} answered ${given}, not ${answer}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, call));
  } finally {
    agent.destroy();
  }
  return { perSecond: times.length / ((performance.now() - began) / 1_000), times };
}

function post(agent: Agent, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(response.statusCode === 200 ? text : `${response.statusCode} ${text}`));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
