import { createWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { createWorkflowFrom } from './save-workflow.ts';

export const createWorkflowEndpoint = endpoint(createWorkflow, ({ services, workspaceId, principal, body }) =>
  createWorkflowFrom(services, workspaceId, { ...body, savedBy: principal.name }),
);
