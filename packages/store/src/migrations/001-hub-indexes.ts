import type { Db, IndexDescription } from 'mongodb';
import type { Migration } from './migration.ts';

/** Indexes of all collections but leads. Every one begins with the workspace, save those by which a workspace is found. */
const indexes: Readonly<Record<string, IndexDescription[]>> = {
  users: [
    { key: { workspaceId: 1, email: 1 }, unique: true },
    { key: { email: 1 }, name: 'login' },
  ],
  sessions: [{ key: { workspaceId: 1, userId: 1 } }, { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 }],
  apiKeys: [{ key: { workspaceId: 1, _id: 1 } }, { key: { hash: 1 }, name: 'login', unique: true }],
  audit: [
    { key: { workspaceId: 1, _id: -1 } },
    { key: { workspaceId: 1, action: 1, _id: -1 } },
    { key: { workspaceId: 1, 'actor.id': 1, _id: -1 } },
  ],
  connections: [{ key: { workspaceId: 1, _id: 1 } }, { key: { workspaceId: 1, connector: 1, _id: 1 } }],
  connectionSecrets: [{ key: { workspaceId: 1, _id: 1 } }],
  campaigns: [{ key: { workspaceId: 1, _id: -1 } }],
  messages: [
    { key: { workspaceId: 1, campaignId: 1, leadId: 1, step: 1 }, unique: true },
    { key: { workspaceId: 1, campaignId: 1, _id: -1 } },
    { key: { workspaceId: 1, campaignId: 1, status: 1, _id: -1 } },
    { key: { workspaceId: 1, vendorMessageId: 1 } },
  ],
  outreachEvents: [
    { key: { workspaceId: 1, connectionId: 1, vendorEventId: 1 }, unique: true },
    { key: { workspaceId: 1, messageId: 1, at: 1 } },
  ],
  suppressions: [
    { key: { workspaceId: 1, kind: 1, value: 1 }, unique: true },
    { key: { workspaceId: 1, _id: -1 } },
    { key: { workspaceId: 1, reason: 1, _id: -1 } },
  ],
  companies: [
    { key: { workspaceId: 1, key: 1 }, unique: true },
    { key: { workspaceId: 1, order: 1 } },
    { key: { workspaceId: 1, country: 1, order: 1 } },
    { key: { workspaceId: 1, search: 1, order: 1 } },
  ],
  operations: [
    { key: { workspaceId: 1, order: -1 } },
    { key: { workspaceId: 1, kind: 1, order: -1 } },
    { key: { workspaceId: 1, status: 1, order: -1 } },
  ],
  operationResults: [{ key: { workspaceId: 1, operationId: 1, step: 1 } }],
  imports: [{ key: { workspaceId: 1, _id: -1 } }, { key: { workspaceId: 1, status: 1, _id: -1 } }],
  importRowErrors: [{ key: { workspaceId: 1, importId: 1, _id: 1 } }],
  'files.files': [{ key: { 'metadata.workspaceId': 1, 'metadata.fileId': 1 } }],
};

/** Collections without an index of their own that transactions write to: made beforehand. */
const plain = ['workspaces', 'limiterBuckets', 'locks'];

export const hubIndexes: Migration = {
  number: 1,
  name: 'hub indexes',
  async up(db: Db) {
    const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
    for (const name of plain) if (!existing.has(name)) await db.createCollection(name);
    for (const [collection, descriptions] of Object.entries(indexes))
      await db.collection(collection).createIndexes(descriptions);
  },
};
