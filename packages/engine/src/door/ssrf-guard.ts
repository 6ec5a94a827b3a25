import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { HubError } from '@leadloom/contracts';
import ipaddr from 'ipaddr.js';

export interface SsrfGuard {
  /** @throws HubError `forbidden` when the URL leads into a private network that nobody allowed. Answers the addresses that were checked. */
  check(url: URL): Promise<void>;
  /** The same for addresses written as such, without asking for names: for places that cannot wait. */
  checkLiteral(url: URL): void;
  /** Addresses of a name, for the socket: only those that passed. */
  resolve(hostname: string): Promise<{ address: string; family: number }[]>;
}

/**
 * Keeps calls out of private, loopback, link-local and other special networks, by address: a public name that answers a private
 * address is refused as well. Allowed origins (the hub, the sandbox, what the owner lists) are let through.
 */
export function createSsrfGuard(allowedOrigins: readonly string[]): SsrfGuard {
  const allowed = new Set(allowedOrigins.map((origin) => new URL(origin).origin));
  const allowedHosts = new Set(allowedOrigins.map((origin) => new URL(origin).hostname));

  const resolve = async (hostname: string) => {
    const addresses = await addressesOf(hostname);
    if (allowedHosts.has(hostname)) return addresses;
    const refused = addresses.find(({ address }) => !isPublic(address));
    if (refused !== undefined)
      throw new HubError(
        'forbidden',
        `The call to ${hostname} was refused: ${refused.address} is in a private network. The owner can allow the origin with LEADLOOM_ALLOWED_ORIGINS.`,
        { details: { hostname } },
      );
    return addresses;
  };

  const isAllowedOrigin = (url: URL) => allowed.has(url.origin);
  return {
    resolve,
    checkLiteral(url) {
      const bare = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(bare) !== 0 && !isAllowedOrigin(url) && !isPublic(bare))
        throw new HubError('forbidden', `The redirect to ${url.origin} was refused: it is in a private network.`);
    },
    async check(url) {
      if (isAllowedOrigin(url)) return;
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw new HubError(
          'forbidden',
          `The call to ${url.protocol}//… was refused: only http and https leave this machine`,
        );
      if (allowedHosts.has(url.hostname))
        // Another port of an allowed host is another service.
        await createSsrfGuard([]).resolve(url.hostname);
      else await resolve(url.hostname);
    },
  };
}

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

async function addressesOf(hostname: string): Promise<{ address: string; family: number }[]> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  if (family !== 0) return [{ address: bare, family }];
  return lookup(bare, { all: true, verbatim: true });
}
