import { createRequire } from 'node:module';
import { installAxiosDoor } from './install-axios.ts';
import { installUndiciDoor } from './install-undici.ts';

let installed = false;

/**
 * Puts the door into this process's transports. Must run before any package that keeps an axios instance is loaded. There are two axios
 * modules of the one installed copy: one for `require`, one for `import`.
 */
export async function installDoor(): Promise<void> {
  if (installed) return;
  installed = true;
  type Axios = Parameters<typeof installAxiosDoor>[0];
  installAxiosDoor(createRequire(import.meta.url)('axios') as Axios);
  installAxiosDoor(((await import('axios')) as unknown as { default: Axios }).default);
  installUndiciDoor();
}
