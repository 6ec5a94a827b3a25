import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Problem } from '../problem.ts';
import { portOwner } from './port-owner.ts';

/**
 * A TCP port of the loopback interface that is free now; `preferred` if that one is. Taken from below the range that systems hand out to
 * outgoing connections, since one of those could have it before the server listens, or while it restarts.
 */
export async function freePort(preferred = randomInt(20_000, 32_000)): Promise<number> {
  return (await tryToListen('127.0.0.1', preferred)) ?? freePort();
}

/** Throws a `Problem` that names the port, the variable that moves it and, where it can be found, the process that holds it. */
export async function requireFreePort(host: string, port: number, variable: string, user: string): Promise<void> {
  if ((await tryToListen(host, port)) !== undefined) return;
  const owner = await portOwner(port);
  throw new Problem(`Port ${port}, meant for ${user}, is taken by ${owner ?? 'another process'}.`, {
    help: `end that process, or choose another port with ${variable}, for example: ${variable}=${port + 100} npm start`,
  });
}

async function tryToListen(host: string, port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else if (error.code === 'EACCES') {
        reject(new Problem(`Port ${port} may not be opened by this user.`, { help: 'choose a port from 1024 up' }));
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        reject(
          new Problem(`This machine has no address ${host}.`, {
            help: 'set HUB_HOST to one of its addresses, or leave it out',
          }),
        );
      } else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
