import { HubError } from '@leadloom/contracts';
import { outsideDoor } from '@leadloom/engine';
import type { WorkerConfig } from '../config.ts';

export type VaultSettings = Pick<
  WorkerConfig,
  | 'VAULT_ADDR'
  | 'VAULT_TOKEN'
  | 'VAULT_ROLE_ID'
  | 'VAULT_SECRET_ID'
  | 'VAULT_NAMESPACE'
  | 'VAULT_KV_MOUNT'
  | 'VAULT_KV_VERSION'
>;

/** A changed secret is used after this long. */
const keptMs = 60_000;
const timeoutMs = 5_000;

interface Answer {
  status: number;
  body: { data?: Record<string, unknown>; auth?: { client_token: string; lease_duration: number } };
}

/**
 * Reads keys of Vault's KV engine, version 1 or 2. Secrets are kept in memory for a minute, and nowhere else.
 * https://developer.hashicorp.com/vault/api-docs/secret/kv
 */
export function createVaultReader(settings: VaultSettings): (path: readonly string[]) => Promise<unknown> {
  const { VAULT_ADDR: address, VAULT_KV_MOUNT: mount, VAULT_KV_VERSION: version } = settings;
  const kept = new Map<string, { until: number; secret: Promise<Record<string, unknown> | null> }>();
  let login: { until: number; token: Promise<string> } | undefined;

  async function ask(method: string, path: string, token?: string, body?: object): Promise<Answer> {
    const response = await outsideDoor(() =>
      fetch(`${address?.replace(/\/+$/, '')}/v1/${path}`, {
        method,
        headers: {
          'x-vault-request': 'true',
          ...(token === undefined ? {} : { 'x-vault-token': token }),
          ...(settings.VAULT_NAMESPACE === undefined ? {} : { 'x-vault-namespace': settings.VAULT_NAMESPACE }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      }),
    ).catch((cause: unknown) => {
      throw new HubError('unavailable', `Vault at ${address} does not answer: see whether it runs, and VAULT_ADDR.`, {
        cause,
      });
    });
    const read = (await response.json().catch(() => ({}))) as Answer['body'];
    if (response.status >= 500)
      throw new HubError('unavailable', `Vault at ${address} answered with ${response.status}: it may be sealed.`);
    return { status: response.status, body: read };
  }

  /** https://developer.hashicorp.com/vault/api-docs/auth/approle#login-with-approle */
  async function logIn(): Promise<string> {
    const { VAULT_ROLE_ID: role_id, VAULT_SECRET_ID: secret_id } = settings;
    const { status, body } = await ask('POST', 'auth/approle/login', undefined, { role_id, secret_id });
    if (body.auth === undefined)
      throw new HubError(
        'unauthorized',
        `Vault refuses the AppRole (${status}): check VAULT_ROLE_ID and VAULT_SECRET_ID.`,
      );
    if (login !== undefined) login.until = Date.now() + body.auth.lease_duration * 800;
    return body.auth.client_token;
  }

  async function token(): Promise<string> {
    if (settings.VAULT_TOKEN !== undefined) return settings.VAULT_TOKEN;
    if (login === undefined || login.until < Date.now()) {
      login = { until: Infinity, token: Promise.resolve('') };
      login.token = logIn();
      login.token.catch(() => (login = undefined));
    }
    return login.token;
  }

  async function read(path: string): Promise<Record<string, unknown> | null> {
    const place = version === '2' ? `${mount}/data/${path}` : `${mount}/${path}`;
    const { status, body } = await ask('GET', place, await token());
    if (status === 403) {
      login = undefined;
      throw new HubError(
        'forbidden',
        `Vault lets this installation not read ${place}: its policy must allow that, and its token be valid.`,
      );
    }
    if (status === 404 || body.data === undefined) return null;
    return version === '2' ? ((body.data['data'] ?? null) as Record<string, unknown> | null) : body.data;
  }

  return async (steps) => {
    if (address === undefined)
      throw new HubError(
        'invalid_input',
        'No Vault is set up: give the worker VAULT_ADDR, and VAULT_TOKEN or an AppRole.',
      );
    const path = steps.slice(0, -1).map(encodeURIComponent).join('/');
    let found = kept.get(path);
    if (found === undefined || found.until < Date.now()) {
      found = { until: Date.now() + keptMs, secret: read(path) };
      kept.set(path, found);
      found.secret.catch(() => kept.delete(path));
    }
    const secret = await found.secret;
    return secret === null || !Object.hasOwn(secret, steps.at(-1) ?? '') ? undefined : secret[steps.at(-1) ?? ''];
  };
}
