import { buffer } from 'node:stream/consumers';
import { previewImport } from '@leadloom/contracts';
import { rowToLeadFields } from '@leadloom/domain';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { headBytes } from './read-head.ts';
import { sniffCsv } from './sniff-csv.ts';

export const previewImportEndpoint = endpoint(previewImport, async ({ store, workspaceId, params }) => {
  const job = found(await store.imports.getWork(workspaceId, params.id), 'import', params.id);
  const file = found(await store.files.open(workspaceId, job.fileId, { end: headBytes }), 'file of import', params.id);
  const { rows } = sniffCsv(await buffer(file.stream), file.bytes > headBytes);
  return {
    columns: job.columns,
    mapping: job.mapping,
    rows: rows.map(({ line, values }) => {
      const result = rowToLeadFields(values, job.columns, job.mapping);
      const faults = result.ok ? result.notes : result.faults;
      const errors = faults.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`));
      return { line, values, fields: result.ok ? result.fields : {}, errors };
    }),
  };
});
