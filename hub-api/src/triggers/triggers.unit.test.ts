import type { WorkflowNode } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { demandOwnSettings } from './demand-own-settings.ts';
import { schedulePolicies } from './schedule-policies.ts';
import { schedulesOf } from './schedules-of.ts';
import { webhookRoutesOf } from './webhook-routes-of.ts';

const node = (type: string, parameters: Record<string, unknown>, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
  name: 'Start',
  type: `n8n-nodes-base.${type}`,
  position: [0, 0],
  parameters,
  ...more,
});
const schedule = (interval: unknown, settings = {}) =>
  schedulesOf({ nodes: [node('scheduleTrigger', { rule: { interval: [interval] } })], connections: {}, settings })[0]
    ?.spec;
const routes = (given: WorkflowNode) =>
  webhookRoutesOf({ nodes: [given], connections: {} }).map(({ method, path }) => `${method} ${path}`);

describe('schedulesOf', () => {
  it.each([
    [{}, { cronExpressions: ['0 0 * * *'] }],
    [{ field: 'cronExpression', expression: '0 8 * * 1-5' }, { cronExpressions: ['0 8 * * 1-5'] }],
    [{ field: 'cronExpression', expression: '*/10 0 8 * * *' }, { cronExpressions: ['*/10 0 8 * * * *'] }],
    [{ field: 'seconds', secondsInterval: 10 }, { intervals: [{ every: 10_000 }] }],
    [{ field: 'minutes' }, { intervals: [{ every: 300_000 }] }],
    [{ field: 'hours', hoursInterval: 2, triggerAtMinute: 15 }, { intervals: [{ every: 7_200_000, offset: 900_000 }] }],
    [{ field: 'weeks', triggerAtDay: [1, 3], triggerAtHour: 9 }, { cronExpressions: ['0 9 * * 1,3'] }],
    [{ field: 'months', triggerAtDayOfMonth: 5, triggerAtHour: 6 }, { cronExpressions: ['0 6 5 */1 *'] }],
  ])('reads %j as n8n does', (interval, spec) => {
    expect(schedule(interval)).toEqual({ timezone: 'UTC', ...spec });
  });

  it.each([
    [{ mode: 'everyMinute' }, '* * * * *'],
    [{}, '0 14 * * *'],
    [{ mode: 'everyX', value: 10, unit: 'minutes' }, '*/10 * * * *'],
    [{ mode: 'everyX', value: 3 }, '0 */3 * * *'],
    [{ mode: 'everyWeek', weekday: '5', hour: 9, minute: 30 }, '30 9 * * 5'],
    [{ mode: 'everyMonth', dayOfMonth: 2, hour: 1 }, '0 1 2 * *'],
    [{ mode: 'custom', cronExpression: '30 0 8 * * 1' }, '30 0 8 * * 1 *'],
  ])('reads %j of the older Cron node', (item, cron) => {
    const specs = schedulesOf({ nodes: [node('cron', { triggerTimes: { item: [item] } })], connections: {} });
    expect(specs.map(({ spec }) => spec)).toEqual([{ timezone: 'UTC', cronExpressions: [cron] }]);
  });

  it('reads the older Interval node', () => {
    const specs = schedulesOf({ nodes: [node('interval', { interval: 5, unit: 'minutes' })], connections: {} });
    expect(specs.map(({ spec }) => spec)).toEqual([{ timezone: 'UTC', intervals: [{ every: 300_000 }] }]);
  });

  it('takes the time zone of the workflow', () => {
    expect(schedule({}, { timezone: 'Asia/Tokyo' })?.timezone).toBe('Asia/Tokyo');
    expect(schedule({}, { timezone: 'DEFAULT' })?.timezone).toBe('UTC');
  });

  it('looks at every day, week or month where only every so manieth is to run', () => {
    const times = (interval: object) =>
      schedulesOf({ nodes: [node('scheduleTrigger', { rule: { interval: [interval] } })], connections: {} }).map(
        ({ spec, every }) => ({ cron: spec.cronExpressions, every }),
      );
    expect(times({ daysInterval: 3 })).toEqual([{ cron: ['0 0 * * *'], every: { unit: 'days', size: 3 } }]);
    expect(times({ field: 'weeks', weeksInterval: 2, triggerAtDay: [1, 4] })).toEqual([
      { cron: ['0 0 * * 1,4'], every: { unit: 'weeks', size: 2 } },
    ]);
    expect(times({ field: 'months', monthsInterval: 5 })).toEqual([
      { cron: ['0 0 1 * *'], every: { unit: 'months', size: 5 } },
    ]);
    expect(times({ field: 'months', monthsInterval: 3 })).toEqual([{ cron: ['0 0 1 */3 *'], every: undefined }]);
  });

  it('refuses what is no time', () => {
    expect(() => schedule({ field: 'cronExpression', expression: 'soon' })).toThrow(/cron expression/);
  });
});

describe('webhookRoutesOf', () => {
  it('reads method and path', () => {
    expect(routes(node('webhook', { path: '/a/b/', httpMethod: 'post' }))).toEqual(['POST a/b']);
    expect(routes(node('webhook', { path: 'a' }))).toEqual(['GET a']);
    expect(routes(node('webhook', { path: 'a', multipleMethods: true, httpMethod: ['GET', 'POST'] }))).toEqual([
      'GET a',
      'POST a',
    ]);
  });

  it('puts the id of the webhook before a path with parameters, as n8n does', () => {
    expect(routes(node('webhook', { path: 'user/:id' }, { webhookId: 'w1' }))).toEqual(['GET w1/user/:id']);
    expect(routes(node('webhook', {}, { webhookId: 'w1' }))).toEqual(['GET w1']);
  });

  it('passes over disabled nodes and refuses expressions', () => {
    expect(routes(node('webhook', { path: 'a' }, { disabled: true }))).toEqual([]);
    expect(() => routes(node('webhook', { path: '={{ 1 }}' }))).toThrow(/expression/);
  });
});

describe('schedulePolicies', () => {
  const policies = (given?: object) =>
    schedulePolicies({ nodes: [], connections: {}, settings: { leadloom: { schedule: given } } });

  it('are those of n8n unless the workflow says otherwise', () => {
    expect(policies()).toEqual({ overlap: 'ALLOW_ALL', catchupWindow: 60_000, holds: false });
    expect(policies({ overlap: 'cancel', catchUpSeconds: 3600 })).toEqual({
      overlap: 'CANCEL_OTHER',
      catchupWindow: 3_600_000,
      holds: true,
    });
  });
});

describe('demandOwnSettings', () => {
  const demand = (leadloom: unknown) => demandOwnSettings({ nodes: [], connections: {}, settings: { leadloom } });

  it('takes what is understood and names what is not', () => {
    expect(() => demand(undefined)).not.toThrow();
    expect(() => demand({ deduplicate: { key: '={{ $json.id }}', windowSeconds: 60 }, other: 1 })).not.toThrow();
    expect(() => demand({ deduplicate: { key: '' } })).toThrow(/settings\.leadloom\.deduplicate/);
    expect(() => demand({ schedule: { catchUpSeconds: 1 } })).toThrow(/settings\.leadloom\.schedule\.catchUpSeconds/);
    const node = { name: 'Push', type: 'n8n-nodes-base.redis', position: [0, 0], leadloom: { safeToRepeat: 'yes' } };
    expect(() => demandOwnSettings({ nodes: [node], connections: {} })).toThrow(
      /node "Push": leadloom\.safeToRepeat must be boolean/,
    );
  });
});
