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
