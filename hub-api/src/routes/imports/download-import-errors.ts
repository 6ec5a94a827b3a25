import { downloadImportErrors } from '@leadloom/contracts';
import { stringify } from 'csv-stringify';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

/** The BOM makes spreadsheets read UTF-8. */
export const downloadImportErrorsEndpoint = endpoint(
  downloadImportErrors,
  async ({ store, workspaceId, params, reply }) => {
    const job = found(await store.imports.get(workspaceId, params.id), 'import', params.id);
    const csv = stringify({ bom: true });
    csv.write(['line', 'column', 'reason', ...job.columns]);
    void (async () => {
      try {
        for await (const error of store.imports.streamErrors(workspaceId, params.id)) {
          const isRoomy = csv.write([error.line, error.column ?? '', error.reason, ...error.row]);
          if (!isRoomy) await new Promise((resolve) => csv.once('drain', resolve));
        }
        csv.end();
      } catch (error) {
        csv.destroy(error as Error);
      }
    })();
    const name = job.fileName.replace(/\.csv$/i, '').replaceAll(/[^\w.-]+/g, '_');
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}-errors.csv"`);
    return csv;
  },
);
