import { createRequire } from 'node:module';
import type { Dispatcher } from 'undici';
import { installAxiosDoor } from './install-axios.ts';
import { installUndiciDoor } from './install-undici.ts';

let installed: Promise<Dispatcher> | undefined;

/**
 * Puts the door into this process's transports. Must run before any package that keeps an axios instance is loaded. There are two axios
 * modules of the one installed copy: one for `require`, one for `import`. Answers the undici dispatcher, for packages that bring their own.
 */
export function installDoor(): Promise<Dispatcher> {
  return (installed ??= install());
}

async function install(): Promise<Dispatcher> {
  type Axios = Parameters<typeof installAxiosDoor>[0];
  installAxiosDoor(createRequire(import.meta.url)('axios') as Axios);
  installAxiosDoor(((await import('axios')) as unknown as { default: Axios }).default);
  return installUndiciDoor();
}
