import type { Db, MongoClient } from 'mongodb';

/** What a repository is made over. */
export interface StoreContext {
  readonly client: MongoClient;
  readonly db: Db;
}
