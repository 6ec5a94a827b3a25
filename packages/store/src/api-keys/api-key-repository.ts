import type { PageOf, PageQuery, Permission } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

export interface StoredApiKey {
  id: string;
  name: string;
  /** First characters, to tell keys apart. */
  prefix: string;
  permissions: Permission[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

type ApiKeyDocument = Stored<StoredApiKey> & { hash: string };

export type ApiKeyRepository = ReturnType<typeof apiKeyRepository>;

/** API keys by the SHA-256 of the key, in hex: the key itself is nowhere. */
export function apiKeyRepository({ db }: StoreContext) {
  const keys = db.collection<ApiKeyDocument>('apiKeys');
  const read = ({ hash: _hash, ...row }: ApiKeyDocument): StoredApiKey => fromStored<StoredApiKey>(row);
  return {
    async create(
      workspaceId: string,
      input: Pick<StoredApiKey, 'name' | 'prefix' | 'permissions' | 'expiresAt'> & { hash: string },
    ): Promise<StoredApiKey> {
      const { hash, ...rest } = input;
      const key: StoredApiKey = { id: newId('key'), ...rest, createdAt: new Date().toISOString(), lastUsedAt: null };
      await keys.insertOne({ ...toStored(workspaceId, key), hash });
      return key;
    },
    /** The key of a hash, unless it has expired; it says which workspace it belongs to. */
    async findByHash(hash: string): Promise<{ workspaceId: string; apiKey: StoredApiKey } | null> {
      const found = await keys.findOne({ hash });
      if (found === null || (found.expiresAt !== null && found.expiresAt <= new Date().toISOString())) return null;
      return { workspaceId: found.workspaceId, apiKey: read(found) };
    },
    async list(workspaceId: string, query: PageQuery = {}): Promise<PageOf<StoredApiKey>> {
      return findPage(keys, { filter: { workspaceId }, query }, read);
    },
    /** Notes the use, at most once a minute. */
    async touch(workspaceId: string, id: string): Promise<void> {
      const now = Date.now();
      await keys.updateOne(
        {
          _id: id,
          workspaceId,
          $or: [{ lastUsedAt: null }, { lastUsedAt: { $lt: new Date(now - 60_000).toISOString() } }],
        },
        { $set: { lastUsedAt: new Date(now).toISOString() } },
      );
    },
    async delete(workspaceId: string, id: string): Promise<boolean> {
      return (await keys.deleteOne({ _id: id, workspaceId })).deletedCount === 1;
    },
  };
}
