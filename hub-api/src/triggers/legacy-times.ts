import type { WorkflowNode } from '@leadloom/contracts';
import type { ScheduleSpec } from '@temporalio/client';

/** What n8n fills in where a time says nothing. */
const defaults = { mode: 'everyDay', hour: 14, minute: 0, dayOfMonth: 1, weekday: '1', value: 2, unit: 'hours' };
const unitMs: Readonly<Record<string, number>> = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 };

/** Times of n8n's Cron node, which the Schedule Trigger has replaced. Where n8n draws a second or minute by chance, it is 0. */
export function cronNodeTimes({ parameters }: WorkflowNode, toCron: (expression: unknown) => string): ScheduleSpec[] {
  const { item = [] } = (parameters?.['triggerTimes'] ?? {}) as { item?: Record<string, unknown>[] };
  return item.map((given) => {
    const { mode, hour, minute, dayOfMonth, weekday, value, unit } = { ...defaults, ...given };
    switch (mode) {
      case 'everyMinute':
        return { cronExpressions: ['* * * * *'] };
      case 'everyHour':
        return { cronExpressions: [`${minute} * * * *`] };
      case 'everyX':
        return { cronExpressions: [unit === 'minutes' ? `*/${value} * * * *` : `0 */${value} * * *`] };
      case 'everyWeek':
        return { cronExpressions: [`${minute} ${hour} * * ${weekday}`] };
      case 'everyMonth':
        return { cronExpressions: [`${minute} ${hour} ${dayOfMonth} * *`] };
      case 'custom':
        return { cronExpressions: [toCron(given['cronExpression'] ?? '* * * * * *')] };
      default:
        return { cronExpressions: [`${minute} ${hour} * * *`] };
    }
  });
}

/** The time of n8n's Interval node. */
export function intervalNodeTimes({ parameters = {} }: WorkflowNode): ScheduleSpec[] {
  const { interval = 1, unit = 'seconds' } = parameters as { interval?: number; unit?: string };
  return [{ intervals: [{ every: interval * (unitMs[unit] ?? 1_000) }] }];
}
