import { installDoor } from '@leadloom/engine';

// Imported before the connectors: their SDKs keep axios instances from the moment they are loaded.
await installDoor();
