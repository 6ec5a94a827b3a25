import { getStatus } from '@leadloom/contracts';
import packageJson from '../../../package.json' with { type: 'json' };
import { checkParts } from '../../health/check-parts.ts';
import { endpoint } from '../../http/endpoint.ts';
import { sandboxVendors } from '../../sandbox/sandbox-vendors.ts';

export const getStatusEndpoint = endpoint(getStatus, async ({ services }) => {
  const url = services.config.SANDBOX_URL;
  const [parts, vendors] = await Promise.all([
    checkParts(services),
    url === undefined ? [] : sandboxVendors(url).catch(() => []),
  ]);
  const sandbox =
    url === undefined
      ? null
      : { url, vendors: vendors.map(({ vendor, title, baseUrl }) => ({ name: vendor, title, url: baseUrl })) };
  return { version: packageJson.version, parts, sandbox };
});
