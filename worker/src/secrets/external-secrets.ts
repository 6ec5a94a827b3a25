import { HubError } from '@leadloom/contracts';
import type { FetchSecret } from '@leadloom/engine';
import { createVaultReader, type VaultSettings } from './vault-reader.ts';

/** Variables of the worker that credentials may name: nothing else of the environment. */
const prefix = 'LEADLOOM_SECRET_';

/** Where `$secrets` of credentials come from: `env` and, when it is set up, `vault`. */
export function externalSecrets(
  settings: VaultSettings,
  env: Readonly<Record<string, string | undefined>>,
): FetchSecret {
  const vault = createVaultReader(settings);
  return async (store, path) => {
    if (store === 'env') return path.length === 1 ? env[prefix + path[0]] : undefined;
    if (store === 'vault') return vault(path);
    throw new HubError(
      'invalid_input',
      `There is no store of secrets "${store}": use $secrets.vault or $secrets.env.`,
      {
        details: { store },
      },
    );
  };
}
