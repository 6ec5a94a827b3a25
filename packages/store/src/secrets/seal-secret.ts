import { createCipheriv, randomBytes } from 'node:crypto';
import { HubError } from '@leadloom/contracts';

/** Ciphertext with what is needed to open it, all base64. `v` tells the scheme: 1 = AES-256-GCM. */
export interface SealedSecret {
  v: 1;
  iv: string;
  tag: string;
  data: string;
}

/**
 * Encrypts a credential's data, bound to its workspace and id: moved to another record it does not open.
 * @param key 32 bytes.
 */
export function sealSecret(
  key: Buffer,
  workspaceId: string,
  id: string,
  data: Readonly<Record<string, unknown>>,
): SealedSecret {
  if (key.length !== 32)
    throw new HubError(
      'invalid_input',
      `The encryption key has ${key.length} bytes; AES-256 takes 32 (LEADLOOM_ENCRYPTION_KEY)`,
    );
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(associatedData(workspaceId, id));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()]);
  return {
    v: 1,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: sealed.toString('base64'),
  };
}

/** Length before each part, so that no two pairs give the same bytes. */
export function associatedData(workspaceId: string, id: string): Buffer {
  return Buffer.from(`leadloom:1:${workspaceId.length}:${workspaceId}:${id.length}:${id}`);
}
