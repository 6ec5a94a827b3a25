import { createApiKeyEndpoint } from './api-keys/create-api-key.ts';
import { deleteApiKeyEndpoint } from './api-keys/delete-api-key.ts';
import { listApiKeysEndpoint } from './api-keys/list-api-keys.ts';
import { listAuditEndpoint } from './audit/list-audit.ts';
import { changePasswordEndpoint } from './auth/change-password.ts';
import { choosePasswordEndpoint } from './auth/choose-password.ts';
import { getSessionEndpoint } from './auth/get-session.ts';
import { loginEndpoint } from './auth/login.ts';
import { logoutEndpoint } from './auth/logout.ts';
import { campaignEndpoints } from './campaigns/campaigns.ts';
import { companyEndpoints } from './companies/companies.ts';
import { createConnectionEndpoint } from './connections/create-connection.ts';
import { deleteConnectionEndpoint } from './connections/delete-connection.ts';
import { getConnectionEndpoint } from './connections/get-connection.ts';
import { importConnectionsEndpoint } from './connections/import-connections.ts';
import { listConnectionsEndpoint } from './connections/list-connections.ts';
import { listConnectorsEndpoint } from './connections/list-connectors.ts';
import { testConnectionEndpoint } from './connections/test-connection.ts';
import { updateConnectionEndpoint } from './connections/update-connection.ts';
import { connectConnectionEndpoint } from './consents/connect-connection.ts';
import { finishConnectEndpoint } from './consents/finish-connect.ts';
import { changeExecutionWaitEndpoint } from './executions/change-execution-wait.ts';
import { deadLetterEndpoints } from './dead-letters/dead-letters.ts';
import { decideExecutionEndpoint } from './executions/decide-execution.ts';
import { downloadRunFileEndpoint } from './executions/download-run-file.ts';
import { getExecutionEndpoint } from './executions/get-execution.ts';
import { getNodeDataEndpoint, getNodeFieldsEndpoint } from './executions/get-node-data.ts';
import { listExecutionsEndpoint } from './executions/list-executions.ts';
import { listRunEventsEndpoint } from './executions/list-run-events.ts';
import { previewRetryEndpoint } from './executions/preview-retry.ts';
import { moveExecutionEndpoints } from './executions/move-execution.ts';
import { retryExecutionEndpoint } from './executions/retry-execution.ts';
import { stopExecutionEndpoint } from './executions/stop-execution.ts';
import { dataTableEndpoints } from './data-tables/data-tables.ts';
import { dataTableRowEndpoints } from './data-tables/data-table-rows.ts';
import { createImportEndpoint } from './imports/create-import.ts';
import { downloadImportErrorsEndpoint } from './imports/download-import-errors.ts';
import { importEndpoints } from './imports/imports.ts';
import { previewImportEndpoint } from './imports/preview-import.ts';
import { deleteLeadEndpoint } from './leads/delete-lead.ts';
import { editLeadsEndpoint } from './leads/edit-leads.ts';
import { getLeadEndpoint } from './leads/get-lead.ts';
import { listLeadsEndpoint } from './leads/list-leads.ts';
import { listTimelineEndpoint } from './leads/list-timeline.ts';
import { updateLeadEndpoint } from './leads/update-lead.ts';
import { n8nEndpoints } from './n8n/index.ts';
import { listeningEndpoints } from './listening/listening.ts';
import { getNodeTypeDescriptionEndpoint } from './node-types/get-node-type-description.ts';
import { getNodeTypeIconEndpoint } from './node-types/get-node-type-icon.ts';
import { loadNodeOptionsEndpoint } from './inquiries/load-node-options.ts';
import { tryExpressionsEndpoint } from './inquiries/try-expressions.ts';
import { listNodeTypesEndpoint } from './node-types/list-node-types.ts';
import { nodePackageEndpoints } from './node-packages/node-packages.ts';
import { decideOperationEndpoint } from './operations/decide-operation.ts';
import { getOperationEndpoint } from './operations/get-operation.ts';
import { leadOperationEndpoints } from './operations/lead-operations.ts';
import { listOperationsEndpoint } from './operations/list-operations.ts';
import { repairEndpoints } from './repairs/repairs.ts';
import { retentionEndpoints } from './retention/retention.ts';
import { suppressionEndpoints } from './suppressions/suppressions.ts';
import { getRetryDefaultsEndpoint, setRetryDefaultsEndpoint } from './retry-defaults/retry-defaults.ts';
import { getStatusEndpoint } from './system/get-status.ts';
import { getSummaryEndpoint } from './system/get-summary.ts';
import { streamEventsEndpoint } from './system/stream-events.ts';
import { activateWorkflowEndpoint } from './workflows/activate-workflow.ts';
import { backfillWorkflowEndpoint } from './workflows/backfill-workflow.ts';
import { createWorkflowEndpoint } from './workflows/create-workflow.ts';
import { deactivateWorkflowEndpoint } from './workflows/deactivate-workflow.ts';
import { deleteWorkflowEndpoint } from './workflows/delete-workflow.ts';
import { getWorkflowEndpoint } from './workflows/get-workflow.ts';
import { importWorkflowsEndpoint } from './workflows/import-workflows.ts';
import { listWorkflowTriggersEndpoint } from './workflows/list-workflow-triggers.ts';
import { checkWorkflowDocumentEndpoint } from './workflows/check-workflow-document.ts';
import { compareWorkflowVersionsEndpoint } from './workflows/compare-workflow-versions.ts';
import { exportWorkflowEndpoints } from './workflows/export-workflow.ts';
import { templateEndpoints } from './templates/templates.ts';
import { editWorkflowEndpoint } from './workflows/edit-workflow.ts';
import { describeWorkflowVersionEndpoint } from './workflows/describe-workflow-version.ts';
import { listWorkflowVersionsEndpoint } from './workflows/list-workflow-versions.ts';
import { listWorkflowsEndpoint } from './workflows/list-workflows.ts';
import { runDocumentEndpoint } from './workflows/run-document.ts';
import { runWorkflowNowEndpoint } from './workflows/run-workflow-now.ts';
import { updateWorkflowEndpoint } from './workflows/update-workflow.ts';
import { viewEndpoints } from './views/views.ts';
import { userEndpoints } from './users/users.ts';
import type { Endpoint } from '../http/endpoint.ts';

/** Every route of the hub. */
export const endpoints: readonly Endpoint[] = [
  loginEndpoint,
  logoutEndpoint,
  getSessionEndpoint,
  choosePasswordEndpoint,
  changePasswordEndpoint,
  ...userEndpoints,
  ...viewEndpoints,
  listApiKeysEndpoint,
  createApiKeyEndpoint,
  deleteApiKeyEndpoint,
  listAuditEndpoint,
  listLeadsEndpoint,
  getLeadEndpoint,
  updateLeadEndpoint,
  editLeadsEndpoint,
  deleteLeadEndpoint,
  listTimelineEndpoint,
  ...companyEndpoints,
  ...leadOperationEndpoints,
  getOperationEndpoint,
  listOperationsEndpoint,
  decideOperationEndpoint,
  createImportEndpoint,
  ...importEndpoints,
  previewImportEndpoint,
  downloadImportErrorsEndpoint,
  listWorkflowsEndpoint,
  createWorkflowEndpoint,
  importWorkflowsEndpoint,
  getWorkflowEndpoint,
  updateWorkflowEndpoint,
  deleteWorkflowEndpoint,
  listWorkflowVersionsEndpoint,
  describeWorkflowVersionEndpoint,
  editWorkflowEndpoint,
  checkWorkflowDocumentEndpoint,
  compareWorkflowVersionsEndpoint,
  ...exportWorkflowEndpoints,
  ...templateEndpoints,
  listWorkflowTriggersEndpoint,
  backfillWorkflowEndpoint,
  activateWorkflowEndpoint,
  deactivateWorkflowEndpoint,
  runWorkflowNowEndpoint,
  runDocumentEndpoint,
  listExecutionsEndpoint,
  getExecutionEndpoint,
  listRunEventsEndpoint,
  getNodeDataEndpoint,
  getNodeFieldsEndpoint,
  downloadRunFileEndpoint,
  stopExecutionEndpoint,
  previewRetryEndpoint,
  retryExecutionEndpoint,
  ...moveExecutionEndpoints,
  decideExecutionEndpoint,
  getRetryDefaultsEndpoint,
  setRetryDefaultsEndpoint,
  ...repairEndpoints,
  ...deadLetterEndpoints,
  changeExecutionWaitEndpoint,
  ...listeningEndpoints,
  listNodeTypesEndpoint,
  getNodeTypeIconEndpoint,
  getNodeTypeDescriptionEndpoint,
  loadNodeOptionsEndpoint,
  tryExpressionsEndpoint,
  ...nodePackageEndpoints,
  listConnectorsEndpoint,
  listConnectionsEndpoint,
  createConnectionEndpoint,
  importConnectionsEndpoint,
  getConnectionEndpoint,
  updateConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  connectConnectionEndpoint,
  finishConnectEndpoint,
  ...dataTableEndpoints,
  ...dataTableRowEndpoints,
  ...campaignEndpoints,
  ...retentionEndpoints,
  ...suppressionEndpoints,
  getStatusEndpoint,
  streamEventsEndpoint,
  getSummaryEndpoint,
  ...n8nEndpoints,
];
