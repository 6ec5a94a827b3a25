import { join } from 'node:path';

/** The OpenAPI document that clients rely on; a change that would break them fails a test. */
export const storedDocumentFile = join(import.meta.dirname, '../../openapi.json');
