/** Everything that the worker's bundle exports: workflow types by name. */
export { answerForm } from './answer-form.ts';
export { connectionLock } from './connection-lock.ts';
export { importLeads } from './import-leads.ts';
export { leadOperation } from './lead-operation.ts';
export { listenForTest } from './listen-for-test.ts';
export { listenToTrigger } from './listen-to-trigger.ts';
export { pollTrigger } from './poll-trigger.ts';
export { runBatch } from './run-batch.ts';
export { runWorkflow } from './run-workflow.ts';
export { startScheduledRun } from './start-scheduled-run.ts';
export { sweepInbox } from './sweep-inbox.ts';
export { testConnection } from './test-connection.ts';

export type { BatchActivities } from './run-batch.ts';
export type { RunActivities } from './run-workflow.ts';
export type { ImportActivities } from './import-leads.ts';
export type { OperationActivities } from './lead-operation.ts';
export type { ConnectionActivities } from './test-connection.ts';
export type { StopActivities } from './hold-for-run.ts';
export type { ListenActivities } from './listen-to-trigger.ts';
export type { PollActivities } from './poll-trigger.ts';
export type { ErrorRunActivities } from './start-error-run.ts';
export type { TriggerActivities } from './start-scheduled-run.ts';
export type { FormActivities } from './answer-form.ts';
export type { ListeningActivities } from './listen-for-test.ts';
export type { CallActivities } from './wait-in-run.ts';
