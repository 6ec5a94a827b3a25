import { updateWorkflow } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { saveWorkflowVersion } from './save-workflow.ts';

export const updateWorkflowEndpoint = endpoint(updateWorkflow, ({ services, workspaceId, principal, params, body }) =>
  saveWorkflowVersion(services, workspaceId, params.id, { ...body, savedBy: principal.name }),
);
