import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** As much of Vault as reading secrets takes, on the wire: KV 1 at `kv/`, KV 2 at `secret/`, tokens, AppRole, policies. */
export interface VaultServer {
  url: string;
  /** Method and path of each request. */
  requests: string[];
  /** Tokens that were given out are taken no more. */
  revoke(): void;
  stop(): Promise<void>;
}

const rootToken = 'hvs.root';
const role = { role_id: 'the-role', secret_id: 'the-role-secret' };

export async function startVaultServer(secrets: Readonly<Record<string, object>>): Promise<VaultServer> {
  const requests: string[] = [];
  let given = 0;
  let revoked = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(request.url ?? '').replace(/^\/v1\//, '');
      requests.push(`${request.method} ${path}`);
      const body = await text(request);
      const answer = (status: number, json: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      if (path === 'auth/approle/login') {
        if (body !== JSON.stringify(role)) return answer(400, { errors: ['invalid role or secret ID'] });
        given += 1;
        return answer(200, { auth: { client_token: `hvs.${given}`, lease_duration: 3600, renewable: true } });
      }
      const token = request.headers['x-vault-token'];
      const isKnown = token === rootToken || (token === `hvs.${given}` && given > revoked);
      if (!isKnown || path.includes('forbidden')) return answer(403, { errors: ['permission denied'] });
      const [, mount, name = ''] = /^(secret\/data|kv)\/(.+)$/.exec(path) ?? [];
      const secret = secrets[name];
      if (secret === undefined) return answer(404, { errors: [] });
      return answer(200, { data: mount === 'kv' ? secret : { data: secret, metadata: { version: 1 } } });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    revoke: () => {
      revoked = given;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
