import { catalogue } from '@leadloom/connectors/catalogue';
import { listConnectors } from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { pageOfList } from '../../http/page-of-list.ts';

export const listConnectorsEndpoint = endpoint(listConnectors, async ({ query }) => pageOfList(catalogue, query));
