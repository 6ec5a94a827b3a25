import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** Asks again and again until `isReady` says true; rejects when `signal` aborts. */
export async function waitUntilReady(isReady: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await isReady())) await sleep(POLL_MS, undefined, { signal });
}

/** True if something accepts connections at the address. */
export function acceptsConnections(host: string, port: number, timeoutMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

/** Asks a health route. `hostHeader` is the public name where a server answers to that alone. Undefined when nothing answers. */
export function healthStatus(url: string, hostHeader?: string, timeoutMs = 5_000): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = hostHeader === undefined ? {} : { host: hostHeader };
    const request = get(url, { headers, timeout: timeoutMs, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}
