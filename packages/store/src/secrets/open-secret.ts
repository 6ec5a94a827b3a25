import { createDecipheriv } from 'node:crypto';
import { HubError } from '@leadloom/contracts';
import { associatedData, type SealedSecret } from './seal-secret.ts';

/**
 * Opens what `sealSecret` closed. For the worker only.
 * @throws HubError `unauthorized` when key, workspace or id are not those it was sealed with, or the bytes were changed.
 */
export function openSecret(
  key: Buffer,
  workspaceId: string,
  id: string,
  sealed: SealedSecret,
): Record<string, unknown> {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'), { authTagLength: 16 });
    decipher.setAAD(associatedData(workspaceId, id));
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    const text = Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]).toString();
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new HubError(
      'unauthorized',
      `The secret of ${id} cannot be opened: LEADLOOM_ENCRYPTION_KEY is not the one it was stored with, or the record was changed. Give the key of then, or enter the credentials again`,
      { cause },
    );
  }
}
