import { writeFileSync } from 'node:fs';
import { hubDocument } from './hub-document.ts';
import { storedDocumentFile } from './stored-document-file.ts';

/** `node hub-api/src/openapi/write-stored-document.ts`: what the document says now is what clients may rely on from now on. */
writeFileSync(storedDocumentFile, `${JSON.stringify(hubDocument(), null, 1)}\n`);
