import { HubError } from '@leadloom/contracts';
import { MongoClient } from 'mongodb';
import { apiKeyRepository } from './api-keys/api-key-repository.ts';
import { auditRepository } from './audit/audit-repository.ts';
import { campaignRepository } from './campaigns/campaign-repository.ts';
import { changeRepository } from './changes/change-repository.ts';
import { companyRepository } from './companies/company-repository.ts';
import { connectionRepository } from './connections/connection-repository.ts';
import { inquiryRepository } from './inquiries/inquiry-repository.ts';
import { consentRepository } from './consents/consent-repository.ts';
import { dataTableRepository } from './data-tables/data-table-repository.ts';
import { dataTableRows } from './data-tables/data-table-rows.ts';
import { fileRepository } from './files/file-repository.ts';
import { sweepUploads } from './files/sweep-uploads.ts';
import { importRepository } from './imports/import-repository.ts';
import { leadRepository } from './leads/lead-repository.ts';
import { limiterBucketRepository } from './limiter-buckets/limiter-bucket-repository.ts';
import { loginFailureRepository } from './login-failures/login-failure-repository.ts';
import { messageRepository } from './messages/message-repository.ts';
import { hubMigrations } from './migrations/index.ts';
import { applyMigrations } from './migrations/apply-migrations.ts';
import { nodePackageRepository } from './node-packages/node-package-repository.ts';
import { operationRepository } from './operations/operation-repository.ts';
import { processedItemRepository } from './processed-items/processed-item-repository.ts';
import { outreachEventRepository } from './outreach-events/outreach-event-repository.ts';
import { repairRepository } from './repairs/repair-repository.ts';
import { createRuns, runMigrations } from './runs/index.ts';
import { sessionRepository } from './sessions/session-repository.ts';
import type { StoreContext } from './store-context.ts';
import { suppressionRepository } from './suppressions/suppression-repository.ts';
import { tagRepository } from './tags/tag-repository.ts';
import { viewRepository } from './views/view-repository.ts';
import { userRepository } from './users/user-repository.ts';
import { variableRepository } from './variables/variable-repository.ts';
import { workspaceRepository } from './workspaces/workspace-repository.ts';

export interface StoreOptions {
  /** Connection string of a replica set (transactions and change streams need one). A database in its path is used unless `dbName` is given. */
  url: string;
  dbName?: string;
}

export type Store = Awaited<ReturnType<typeof openStore>>;

/** All that is remembered: repositories whose functions take the workspace first. Call `migrate` once after opening. */
export async function openStore({ url, dbName }: StoreOptions) {
  const client = await MongoClient.connect(url, {
    ignoreUndefined: true,
    maxPoolSize: 50,
    ...(url.includes('serverSelectionTimeoutMS') ? {} : { serverSelectionTimeoutMS: 10_000 }),
    appName: 'leadloom',
  }).catch((cause: unknown) => {
    throw new HubError(
      'unavailable',
      `MongoDB at ${partsOf(url).hosts} does not answer: check that it runs and that MONGODB_URL is right`,
      { cause },
    );
  });
  const db = client.db(dbName ?? partsOf(url).database ?? 'leadloom');
  const context: StoreContext = { client, db };
  return {
    workspaces: workspaceRepository(context),
    users: userRepository(context),
    sessions: sessionRepository(context),
    apiKeys: apiKeyRepository(context),
    audit: auditRepository(context),
    leads: leadRepository(context),
    companies: companyRepository(context),
    connections: connectionRepository(context),
    consents: consentRepository(context),
    inquiries: inquiryRepository(context),
    campaigns: campaignRepository(context),
    messages: messageRepository(context),
    outreachEvents: outreachEventRepository(context),
    suppressions: suppressionRepository(context),
    views: viewRepository(context),
    tags: tagRepository(context),
    variables: variableRepository(context),
    operations: operationRepository(context),
    imports: importRepository(context),
    files: fileRepository(context),
    repairs: repairRepository(context),
    dataTables: dataTableRepository(context),
    processedItems: processedItemRepository(context),
    dataTableRows: dataTableRows(context),
    nodePackages: nodePackageRepository(context),
    sweepUploads: (now: Date, limit: number) => sweepUploads(db, now, limit),
    limiterBuckets: limiterBucketRepository(context),
    loginFailures: loginFailureRepository(context),
    changes: changeRepository(context),
    ...createRuns(context),
    /** Brings the database up to date, or up to the migration `to` only; safe to call from many processes at once. */
    migrate({ to = Infinity }: { to?: number } = {}): Promise<number[]> {
      return applyMigrations(
        db,
        [...hubMigrations, ...runMigrations].filter((migration) => migration.number <= to),
      );
    },
    /** Resolves when the database answers. */
    async ping(): Promise<void> {
      await db.command({ ping: 1 });
    },
    close: () => client.close(),
  };
}

/** Hosts, without the password, and database of a connection string; several hosts make it no URL. */
function partsOf(url: string): { hosts: string; database: string | undefined } {
  const match = /^[^/]+:\/\/(?:[^@/]*@)?([^/?]+)(?:\/([^?]+))?/.exec(url);
  return { hosts: match?.[1] ?? 'the given address', database: match?.[2] };
}
