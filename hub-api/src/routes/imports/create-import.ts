import type { Readable } from 'node:stream';
import { createImport, HubError } from '@leadloom/contracts';
import { guessColumnMapping } from '@leadloom/domain';
import { newId } from '@leadloom/store';
import { endpoint } from '../../http/endpoint.ts';
import { readHead } from './read-head.ts';
import { sniffCsv } from './sniff-csv.ts';

const maxBytes = 2 * 2 ** 30;

/** The file goes to the store as it comes in; only its head is held here. */
export const createImportEndpoint = endpoint(createImport, async ({ store, workspaceId, query, request }) => {
  const upload = request.body as Readable | undefined;
  if (upload === undefined)
    throw new HubError('invalid_input', 'Send the CSV file as the body, with Content-Type: text/csv.');
  const head = readHead(upload, maxBytes);
  const file = await store.files.write(workspaceId, { name: query.fileName }, head.stream);
  try {
    const { delimiter, columns, rows } = sniffCsv(head.bytes(), file.bytes > head.bytes().length);
    return await store.imports.create(workspaceId, {
      id: newId('imp'),
      fileId: file.id,
      fileName: query.fileName,
      bytes: file.bytes,
      delimiter,
      columns,
      mapping: guessColumnMapping(
        columns,
        rows.map(({ values }) => values),
      ),
    });
  } catch (error) {
    await store.files.delete(workspaceId, file.id);
    throw error;
  }
});
