import { getCompany, listCompanies } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';

export const companyEndpoints = [
  endpoint(listCompanies, ({ store, workspaceId, query }) => store.companies.list(workspaceId, query)),
  endpoint(getCompany, async ({ store, workspaceId, params }) =>
    found(await store.companies.get(workspaceId, params.id), 'company', params.id),
  ),
];
