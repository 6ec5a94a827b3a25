import type { OperationKind } from '@leadloom/contracts';
import type { RunStep } from '../step-context.ts';
import { checkSuppression } from './check-suppression.ts';
import { enrich } from './enrich.ts';
import { match } from './match.ts';
import { runAction } from './run-action.ts';
import { score } from './score.ts';
import { sendEmail } from './send-email.ts';
import { source } from './source.ts';
import { upsertToCrm } from './upsert-to-crm.ts';
import { verify } from './verify.ts';

export const steps: Readonly<Record<OperationKind, RunStep>> = {
  source,
  match,
  enrich,
  verify,
  score,
  'upsert-to-crm': upsertToCrm,
  'send-email': sendEmail,
  'check-suppression': checkSuppression,
  'run-action': runAction,
};
