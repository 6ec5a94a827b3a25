import { Type } from 'typebox';
import { Id } from '../../page.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';
import { N8nList, N8nPageQuery } from './list.ts';
import { N8nTag } from './tags.ts';
import { N8nWorkflow, N8nWorkflowInput, N8nWorkflowVersion } from './workflow-shape.ts';

const common = { prefix: n8nPrefix, tag: 'n8n: workflows' } as const;
const excludePinnedData = Type.Optional(Type.Boolean());

export const listN8nWorkflows = defineRoute({
  ...common,
  method: 'GET',
  path: '/workflows',
  operationId: 'listN8nWorkflows',
  summary: 'List workflows with their documents, newest first',
  permission: 'workflows:read',
  query: Type.Object({
    ...N8nPageQuery.properties,
    /** Rows to leave out; with a cursor it counts for nothing. */
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    active: Type.Optional(Type.Boolean()),
    /** Names with commas between them; a workflow must have all of them. */
    tags: Type.Optional(Type.String({ maxLength: 1000 })),
    name: Type.Optional(Type.String({ maxLength: 300 })),
    projectId: Type.Optional(Type.String({ maxLength: 128 })),
    excludePinnedData,
  }),
  response: N8nList(N8nWorkflow),
});
export const createN8nWorkflow = defineRoute({
  ...common,
  method: 'POST',
  path: '/workflows',
  operationId: 'createN8nWorkflow',
  summary: 'Make a workflow; it is not active',
  permission: 'workflows:write',
  audit: 'workflow.create',
  body: N8nWorkflowInput,
  response: N8nWorkflow,
});
export const getN8nWorkflow = defineRoute({
  ...common,
  method: 'GET',
  path: '/workflows/{id}',
  operationId: 'getN8nWorkflow',
  summary: 'One workflow',
  permission: 'workflows:read',
  query: Type.Object({ excludePinnedData }),
  response: N8nWorkflow,
});
export const updateN8nWorkflow = defineRoute({
  ...common,
  method: 'PUT',
  path: '/workflows/{id}',
  operationId: 'updateN8nWorkflow',
  summary: 'Save a new version; an active workflow runs it from now on, unless `publishIfActive` is false',
  permission: 'workflows:write',
  audit: 'workflow.update',
  query: Type.Object({ publishIfActive: Type.Optional(Type.Boolean()) }),
  body: N8nWorkflowInput,
  response: N8nWorkflow,
});
export const deleteN8nWorkflow = defineRoute({
  ...common,
  method: 'DELETE',
  path: '/workflows/{id}',
  operationId: 'deleteN8nWorkflow',
  summary: 'Delete a workflow; its executions stay',
  permission: 'workflows:write',
  audit: 'workflow.delete',
  response: N8nWorkflow,
});

const published = {
  ...common,
  method: 'POST',
  permission: 'workflows:write',
  audit: 'workflow.activate',
  isBodyOptional: true,
  body: Type.Object({
    /** The newest version unless it says otherwise. */
    versionId: Type.Optional(Type.String({ maxLength: 20 })),
    name: Type.Optional(Type.String({ maxLength: 300 })),
    description: Type.Optional(Type.String({ maxLength: 5000 })),
  }),
  response: N8nWorkflow,
} as const;
export const publishN8nWorkflow = defineRoute({
  ...published,
  path: '/workflows/{id}/publish',
  operationId: 'publishN8nWorkflow',
  summary: 'Turn its triggers on',
});
/** The name that `publish` had before n8n 2.33. */
export const activateN8nWorkflow = defineRoute({
  ...published,
  path: '/workflows/{id}/activate',
  operationId: 'activateN8nWorkflow',
  summary: 'Turn its triggers on, by the older name of `publish`',
});

const unpublished = {
  ...common,
  method: 'POST',
  permission: 'workflows:write',
  audit: 'workflow.deactivate',
  response: N8nWorkflow,
} as const;
export const unpublishN8nWorkflow = defineRoute({
  ...unpublished,
  path: '/workflows/{id}/unpublish',
  operationId: 'unpublishN8nWorkflow',
  summary: 'Turn its triggers off',
});
export const deactivateN8nWorkflow = defineRoute({
  ...unpublished,
  path: '/workflows/{id}/deactivate',
  operationId: 'deactivateN8nWorkflow',
  summary: 'Turn its triggers off, by the older name of `unpublish`',
});

export const transferN8nWorkflow = defineRoute({
  ...common,
  method: 'PUT',
  path: '/workflows/{id}/transfer',
  operationId: 'transferN8nWorkflow',
  summary: 'Move it to another project: 400, since a workspace is one project',
  permission: 'workflows:write',
  audit: 'workflow.transfer',
  body: Type.Object({ destinationProjectId: Id }),
});

export const listN8nWorkflowVersions = defineRoute({
  ...common,
  method: 'GET',
  path: '/workflows/{id}/history',
  operationId: 'listN8nWorkflowVersions',
  summary: 'Saved versions, newest first',
  permission: 'workflows:read',
  query: N8nPageQuery,
  response: N8nList(
    Type.Object({
      versionId: N8nWorkflowVersion.properties.versionId,
      workflowId: Id,
      authors: Type.String(),
      name: N8nWorkflowVersion.properties.name,
      description: N8nWorkflowVersion.properties.description,
      createdAt: N8nWorkflowVersion.properties.createdAt,
      updatedAt: N8nWorkflowVersion.properties.updatedAt,
    }),
  ),
});
export const getN8nWorkflowVersion = defineRoute({
  ...common,
  method: 'GET',
  path: '/workflows/{id}/versions/{versionId}',
  operationId: 'getN8nWorkflowVersion',
  summary: 'One saved version with its nodes',
  permission: 'workflows:read',
  response: N8nWorkflowVersion,
});

export const listN8nTagsOfWorkflow = defineRoute({
  ...common,
  method: 'GET',
  path: '/workflows/{id}/tags',
  operationId: 'listN8nTagsOfWorkflow',
  summary: 'Tags of a workflow',
  permission: 'workflows:read',
  response: Type.Array(N8nTag),
});
export const updateN8nTagsOfWorkflow = defineRoute({
  ...common,
  method: 'PUT',
  path: '/workflows/{id}/tags',
  operationId: 'updateN8nTagsOfWorkflow',
  summary: 'Give a workflow these tags and no others',
  permission: 'workflows:write',
  audit: 'workflow.tag',
  body: Type.Array(Type.Object({ id: Id }), { maxItems: 100 }),
  response: Type.Array(N8nTag),
});
