import { HubError } from '@leadloom/contracts';
import type { ActionContext } from '../define.ts';

/** A text field of the credentials; throws `unauthorized` when it is not there, naming the field. */
export function credential(context: ActionContext, field: string, vendor: string): string {
  const value = context.credentials[field];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new HubError(
      'unauthorized',
      `The ${vendor} connection has no "${field}". Open the connection and fill it in.`,
    );
  }
  return value.trim();
}

/** Whether the account is signed in at the vendor: it has an app of its own there. */
export function isOAuth({ credentials }: ActionContext): boolean {
  return credentials['clientId'] !== undefined || credentials['oauthTokenData'] !== undefined;
}

/** The access token that the vendor gave; throws `unauthorized` while nobody has signed in. */
export function accessToken({ credentials }: ActionContext, vendor: string): string {
  const { access_token: token } = (credentials['oauthTokenData'] ?? {}) as { access_token?: unknown };
  if (typeof token === 'string') return token;
  throw new HubError(
    'unauthorized',
    `The ${vendor} connection has not been signed in. Open the connections page and connect it.`,
  );
}
