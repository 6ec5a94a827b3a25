import { createRequire } from 'node:module';
import { installDoor } from '@leadloom/engine';

// Imported before the connectors: their SDKs keep axios instances from the moment they are loaded.
const dispatcher = await installDoor();
// jsforce asks a dispatcher of its own instead of the global one, and lets it be replaced.
(createRequire(import.meta.url)('jsforce/lib/request') as { setDispatcher(dispatcher: unknown): void }).setDispatcher(
  dispatcher,
);
