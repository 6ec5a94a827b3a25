import { listAudit } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';

export const listAuditEndpoint = endpoint(listAudit, ({ store, workspaceId, query }) =>
  store.audit.list(workspaceId, query),
);
