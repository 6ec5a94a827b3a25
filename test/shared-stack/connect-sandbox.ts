import { catalogue } from '../../connectors/src/catalogue.ts';
import { sandboxVendors } from '../../hub-api/src/sandbox/sandbox-vendors.ts';
import { sandboxAccounts } from '../../hub-api/src/seed/sandbox-accounts.ts';
import type { hubCaller } from '../call-hub.ts';

/** A connection to a vendor of the sandbox, named like the vendor; answers its id. */
export async function connectSandbox(
  api: ReturnType<typeof hubCaller>,
  sandboxUrl: string,
  vendor: string,
): Promise<string> {
  const given = (await sandboxVendors(sandboxUrl)).find((known) => known.vendor === vendor);
  const account = sandboxAccounts[vendor];
  if (given === undefined || account === undefined) throw new Error(`the sandbox plays no ${vendor}`);
  const { id } = await api<{ id: string }>('POST', '/api/hub/v1/connections', {
    name: given.title,
    credentialType: account.credentialType,
    connector: catalogue.find(({ name }) => name === vendor)?.name ?? null,
    data: account.data(given.credentials),
    origins: Object.fromEntries(account.origins.map((origin) => [origin, given.baseUrl])),
  });
  return id;
}
