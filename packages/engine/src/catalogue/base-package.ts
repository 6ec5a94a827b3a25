import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Folder of n8n-nodes-base. */
export const basePackage = dirname(createRequire(import.meta.url).resolve('n8n-nodes-base/package.json'));
