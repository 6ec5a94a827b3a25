import { Type } from 'typebox';
import { Page, PageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';
import { NodeReport, Template, TemplateWithDocument } from '../template.ts';
import { ImportedDocument, WorkflowDocument } from '../workflow.ts';
import { DocumentDifference } from '../workflow-difference.ts';

const tag = 'Templates';
export const listTemplates = defineRoute({
  method: 'GET',
  path: '/templates',
  operationId: 'listTemplates',
  tag,
  summary: 'Ready-made workflows',
  permission: 'workflows:read',
  query: Type.Object({
    ...PageQuery.properties,
    search: Type.Optional(Type.String({ maxLength: 100 })),
    category: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  response: Page(Template),
});
export const getTemplate = defineRoute({
  method: 'GET',
  path: '/templates/{name}',
  operationId: 'getTemplate',
  tag,
  summary: 'A ready-made workflow with its document, and what each node needs here',
  permission: 'workflows:read',
  response: TemplateWithDocument,
});
export const getTemplatePicture = defineRoute({
  method: 'GET',
  path: '/templates/{name}/picture',
  operationId: 'getTemplatePicture',
  tag,
  summary: 'Its drawing',
  permission: 'session',
  produces: 'image/svg+xml',
});

const workflows = 'Workflows';
export const checkWorkflowDocument = defineRoute({
  method: 'POST',
  path: '/workflow-reports',
  operationId: 'checkWorkflowDocument',
  tag: workflows,
  summary: 'What each node of a document needs before it runs here; stores nothing',
  permission: 'workflows:read',
  body: Type.Object({ document: ImportedDocument }, { additionalProperties: false }),
  /** The document as it would be imported, its credentials bound to connections of this workspace. */
  response: Type.Object({ document: WorkflowDocument, nodes: Type.Array(NodeReport) }),
});

const ofVersion = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) });
export const getWorkflowPicture = defineRoute({
  method: 'GET',
  path: '/workflows/{id}/picture',
  operationId: 'getWorkflowPicture',
  tag: workflows,
  summary: 'Its drawing, or that of `version`, as SVG',
  permission: 'workflows:read',
  query: ofVersion,
  produces: 'image/svg+xml',
});
export const getWorkflowPage = defineRoute({
  method: 'GET',
  path: '/workflows/{id}/page',
  operationId: 'getWorkflowPage',
  tag: workflows,
  summary: 'What it does, node by node, what it touches and which accounts it uses, as a page in Markdown',
  permission: 'workflows:read',
  query: ofVersion,
  produces: 'text/markdown',
});
export const compareWorkflowVersions = defineRoute({
  method: 'GET',
  path: '/workflows/{id}/difference',
  operationId: 'compareWorkflowVersions',
  tag: workflows,
  summary: 'What makes version `to` (the newest) another than version `from`',
  permission: 'workflows:read',
  query: Type.Object({
    from: Type.Integer({ minimum: 1 }),
    to: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: DocumentDifference,
});
