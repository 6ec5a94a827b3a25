import { Type } from 'typebox';
import { ColumnMapping, ImportJob, ImportPreview, ImportRowError, ImportStatus } from '../import.ts';
import { Page, PageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';

const tag = 'Imports';
export const createImport = defineRoute({
  method: 'POST',
  path: '/imports',
  operationId: 'createImport',
  tag,
  summary: 'Upload a CSV file as the body; guesses delimiter and column mapping',
  permission: 'leads:write',
  audit: 'import.create',
  status: 201,
  query: Type.Object({ fileName: Type.String({ minLength: 1, maxLength: 255 }) }),
  rawBody: 'text/csv',
  response: ImportJob,
});
export const listImports = defineRoute({
  method: 'GET',
  path: '/imports',
  operationId: 'listImports',
  tag,
  summary: 'List imports, newest first',
  permission: 'leads:read',
  query: Type.Object({ ...PageQuery.properties, status: Type.Optional(ImportStatus) }),
  response: Page(ImportJob),
});
export const getImport = defineRoute({
  method: 'GET',
  path: '/imports/{id}',
  operationId: 'getImport',
  tag,
  summary: 'State and counts of an import',
  permission: 'leads:read',
  response: ImportJob,
});
export const updateImport = defineRoute({
  method: 'PATCH',
  path: '/imports/{id}',
  operationId: 'updateImport',
  tag,
  summary: 'Change mapping or tags before the start',
  permission: 'leads:write',
  audit: 'import.update',
  body: Type.Object(
    {
      mapping: Type.Optional(ColumnMapping),
      tags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
    },
    { additionalProperties: false },
  ),
  response: ImportJob,
});
export const previewImport = defineRoute({
  method: 'GET',
  path: '/imports/{id}/preview',
  operationId: 'previewImport',
  tag,
  summary: 'The first rows as leads, with their faults',
  permission: 'leads:read',
  response: ImportPreview,
});
export const startImport = defineRoute({
  method: 'POST',
  path: '/imports/{id}/start',
  operationId: 'startImport',
  tag,
  summary: 'Start the import',
  permission: 'leads:write',
  audit: 'import.start',
  status: 202,
  response: ImportJob,
});
export const cancelImport = defineRoute({
  method: 'POST',
  path: '/imports/{id}/cancel',
  operationId: 'cancelImport',
  tag,
  summary: 'Stop a running import; rows that are done stay',
  permission: 'leads:write',
  audit: 'import.cancel',
  response: ImportJob,
});
export const listImportErrors = defineRoute({
  method: 'GET',
  path: '/imports/{id}/errors',
  operationId: 'listImportErrors',
  tag,
  summary: 'Rows that were refused',
  permission: 'leads:read',
  query: PageQuery,
  response: Page(ImportRowError),
});
export const downloadImportErrors = defineRoute({
  method: 'GET',
  path: '/imports/{id}/errors.csv',
  operationId: 'downloadImportErrors',
  tag,
  summary: 'Refused rows as CSV: line, column, reason, then the row as it came',
  permission: 'leads:read',
  produces: 'text/csv',
});
