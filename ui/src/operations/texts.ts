import type { OperationKind } from '@leadloom/contracts';

const kind: Record<OperationKind, string> = {
  source: 'Find leads',
  match: 'Match leads',
  enrich: 'Enrich leads',
  verify: 'Verify e-mails',
  score: 'Score leads',
  'upsert-to-crm': 'Write to the CRM',
  'send-email': 'Send e-mail',
  'check-suppression': 'Check suppressions',
  'run-action': 'Run an action',
};
export const operationTexts = {
  kind,
  label: 'Operations that need a decision',
  title: (name: string) => `“${name}” needs a decision`,
  done: (done: number, total: number) => `${done} of ${total} done`,
} as const;
