export { derivedId, newId } from './new-id.ts';
export * from './store.ts';
export * from './secrets/open-secret.ts';
export * from './secrets/open-webhook-secret.ts';
export { sealSecret, type SealedSecret } from './secrets/seal-secret.ts';
export { type Consent, consentSecretName } from './consents/consent-repository.ts';
export type { StoredApiKey } from './api-keys/api-key-repository.ts';
export type { StoredAuditEntry } from './audit/audit-repository.ts';
export type { Change, WatchOptions } from './changes/change-repository.ts';
export type { NewCompany } from './companies/company-repository.ts';
export type { ConnectionChange, NewConnection } from './connections/connection-repository.ts';
export type { DataTableSort } from './data-tables/data-table-repository.ts';
export type { RowsQuery } from './data-tables/data-table-rows.ts';
export type { TableValues } from './data-tables/table-row.ts';
export type { ImportBatch, ImportWork, NewImport } from './imports/import-repository.ts';
export type { Inquiry } from './inquiries/inquiry-repository.ts';
export type { LeadWrite, LeadWriteResult } from './leads/write-leads.ts';
export type { BucketRule, TakeResult } from './limiter-buckets/limiter-bucket-repository.ts';
export type { NewMessage, Reservation } from './messages/message-repository.ts';
export {
  type NodePackageRecord,
  type NodePackageVersion,
  shown as shownNodePackage,
} from './node-packages/node-package-repository.ts';
export type { NewOperation, OperationStep, OperationWork } from './operations/operation-repository.ts';
export type { OutreachEvent } from './outreach-events/outreach-event-repository.ts';
export type { RepairEnd, RepairRequest } from './repairs/repair-repository.ts';
export type { LoginSession } from './sessions/session-repository.ts';
export type { ProcessedPlace } from './processed-items/processed-item-repository.ts';
export type { Tag } from './tags/ensure-tags.ts';
export type { UserRecord } from './users/user-repository.ts';
export type { Variable } from './variables/variable-repository.ts';
export type { Workspace } from './workspaces/workspace-repository.ts';
export type * from './runs/index.ts';
