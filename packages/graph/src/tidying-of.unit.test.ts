import type { ExecutionMode } from '@leadloom/contracts';
import { expect, it } from 'vitest';
import { tidyingOf } from './tidying-of.ts';

const asked = (settings: Record<string, unknown>, mode: ExecutionMode, status: 'success' | 'error' | 'canceled') =>
  tidyingOf({ nodes: [], connections: {}, settings }, mode, status);

it.each([
  [{}, 'webhook', 'success', null],
  [{ saveDataSuccessExecution: 'none' }, 'webhook', 'success', {}],
  [{ saveDataSuccessExecution: 'none' }, 'webhook', 'error', null],
  [{ saveDataSuccessExecution: 'none' }, 'manual', 'success', null],
  [{ saveDataErrorExecution: 'none' }, 'trigger', 'canceled', {}],
  [{ saveDataErrorExecution: 'DEFAULT' }, 'trigger', 'error', null],
  [{ saveManualExecutions: false }, 'manual', 'error', {}],
  [{ redactionPolicy: 'all' }, 'manual', 'success', { mask: ['*'] }],
  [{ redactionPolicy: 'non-manual' }, 'manual', 'success', null],
  [{ redactionPolicy: 'non-manual' }, 'integrated', 'error', { mask: ['*'] }],
  [{ redactionPolicy: 'manual-only' }, 'manual', 'error', { mask: ['*'] }],
  [{ leadloom: { mask: ['lead.email'] } }, 'webhook', 'success', { mask: ['lead.email'] }],
] as const)('%j asks of a %s run with %s for %j', (settings, mode, status, tidying) => {
  expect(asked(settings, mode, status)).toEqual(tidying);
});
