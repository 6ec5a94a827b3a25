import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../install-door.ts';
import { prepareN8n, resolveSecrets } from '@leadloom/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVaultServer, type VaultServer } from '../testing/vault-server.ts';
import { externalSecrets } from './external-secrets.ts';
import type { VaultSettings } from './vault-reader.ts';

let vault: VaultServer;
beforeAll(async () => {
  prepareN8n({ dataDir: mkdtempSync(join(tmpdir(), 'leadloom-secrets-')), expressionEngine: 'legacy' });
  vault = await startVaultServer({
    crm: { token: 'from vault', 'client-id': 'an id' },
    'team/my app': { 'api key': 'deep' },
  });
});
afterAll(() => vault.stop());

const settings = (more: Partial<VaultSettings> = {}): VaultSettings => ({
  VAULT_ADDR: vault.url,
  VAULT_TOKEN: 'hvs.root',
  VAULT_KV_MOUNT: 'secret',
  VAULT_KV_VERSION: '2',
  ...more,
});
const env = { LEADLOOM_SECRET_KEY: 'from env', LEADLOOM_ENCRYPTION_KEY: 'never' };
const resolve = (field: string, from = externalSecrets(settings(), env)) => resolveSecrets({ field }, from);
const appRole = { VAULT_TOKEN: undefined, VAULT_ROLE_ID: 'the-role', VAULT_SECRET_ID: 'the-role-secret' } as object;

describe('secrets elsewhere', () => {
  it.each([
    ['={{ $secrets.vault.crm.token }}', 'from vault'],
    [`={{ $secrets.vault.crm['client-id'] }}`, 'an id'],
    [`=Bearer {{ $secrets["vault"].team['my app']['api key'] }}!`, 'Bearer deep!'],
    ['={{ $secrets.env.KEY + "/" + $secrets.vault.crm.token }}', 'from env/from vault'],
    ['$secrets.vault.crm.token', '$secrets.vault.crm.token'],
  ])('are filled in for %s', async (field, value) => {
    expect(await resolve(field)).toEqual({ field: value });
  });

  it('are read from version 1 too, and asked for once a minute', async () => {
    const from = externalSecrets(settings({ VAULT_KV_MOUNT: 'kv', VAULT_KV_VERSION: '1' }), env);
    vault.requests.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => resolve('={{ $secrets.vault.crm.token }}', from)));
    expect(await resolve(`={{ $secrets.vault.crm['client-id'] }}`, from)).toEqual({ field: 'an id' });
    expect(vault.requests).toEqual(['GET kv/crm']);
  });

  it('come by an AppRole, which logs in once, and again when its token is taken no more', async () => {
    const from = externalSecrets(settings(appRole), env);
    vault.requests.length = 0;
    await Promise.all(
      ['crm', 'team'].map((path) => resolve(`={{ $secrets.vault.${path}.token }}`, from).catch(() => null)),
    );
    expect(vault.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    vault.revoke();
    const next = () => resolve(`={{ $secrets.vault.team['my app']['api key'] }}`, from);
    await expect(next()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await next()).toEqual({ field: 'deep' });
  });

  it.each([
    ['={{ $secrets.vault.crm.other }}', 'invalid_input', /\$secrets\.vault\.crm\.other, which is not there/],
    ['={{ $secrets.vault.nothing.token }}', 'invalid_input', /not there/],
    ['={{ $secrets.vault.forbidden.token }}', 'forbidden', /policy/],
    ['={{ $secrets.env.OTHER }}', 'invalid_input', /not there/],
    ['={{ $secrets.env.ENCRYPTION_KEY }}', 'invalid_input', /not there/],
    ['={{ $secrets.keychain.a.b }}', 'invalid_input', /no store of secrets "keychain"/],
    ['={{ $secrets.vault[$json.name].token }}', 'invalid_input', /in full/],
    [`={{ $secrets.vault['..']['..'].sys.token }}`, 'invalid_input', /in full/],
    ['={{ $secrets.vault.crm.token( }}', 'invalid_input', /cannot be evaluated/],
  ])('%s is refused: %s', async (field, code, message) => {
    await expect(resolve(field)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each([
    ['Vault does not run', { VAULT_ADDR: 'http://127.0.0.1:9' }, 'unavailable', /does not answer/],
    ['none is set up', { VAULT_ADDR: undefined }, 'invalid_input', /No Vault is set up/],
    ['the role is not known', { ...appRole, VAULT_ROLE_ID: 'other' }, 'unauthorized', /VAULT_ROLE_ID/],
  ])('say so when %s', async (_, changed, code, message) => {
    const from = externalSecrets(settings(changed as Partial<VaultSettings>), env);
    const asked = resolve('={{ $secrets.vault.crm.token }}', from);
    await expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
