import { HubError } from '@leadloom/contracts';
import type { FetchSecret } from '@leadloom/engine';
import { createVaultReader, type VaultSettings } from './vault-reader.ts';

/** Where `$secrets` of credentials come from: `vault`, and of the environment the variables that begin with LEADLOOM_SECRET_, nothing else. */
export function externalSecrets(
  settings: VaultSettings,
  env: Readonly<Record<string, string | undefined>>,
): FetchSecret {
  const vault = createVaultReader(settings);
  return async (store, path) => {
    if (store === 'env') return path.length === 1 ? env[`LEADLOOM_SECRET_${path[0]}`] : undefined;
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
