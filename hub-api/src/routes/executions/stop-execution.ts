import { stopExecution } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { stopRun } from './stop-run.ts';

export const stopExecutionEndpoint = endpoint(stopExecution, ({ services, workspaceId, params }) =>
  stopRun(services, workspaceId, params.id),
);
