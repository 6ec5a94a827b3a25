import { HubError, timezoneOf, type WorkflowDocument, type WorkflowNode } from '@leadloom/contracts';
import type { ScheduleSpec } from '@temporalio/client';
import { cronNodeTimes, intervalNodeTimes } from './legacy-times.ts';

export interface OwnSchedule {
  node: string;
  /** Place of the rule within the node. */
  index: number;
  /** What a tick does: start a run, or ask a polling trigger. */
  does: 'run' | 'poll';
  spec: ScheduleSpec;
}

type Rule = Record<string, unknown>;

/**
 * The times at which the enabled schedule nodes of a document start it, read as n8n reads them: in the time zone of the workflow, with the
 * same defaults. Where n8n takes a random minute, it is 0.
 * @throws HubError `invalid_input` for rules that cannot be said to Temporal as they are
 */
export function schedulesOf(document: WorkflowDocument): OwnSchedule[] {
  return document.nodes
    .filter((node) => node.disabled !== true)
    .flatMap((node) => toSchedules(document, node.name, 'run', timesOf(node)));
}

function timesOf(node: WorkflowNode): ScheduleSpec[] {
  switch (node.type) {
    case 'n8n-nodes-base.scheduleTrigger':
      return rulesOf(node).map((rule) => specOf(node.name, rule));
    case 'n8n-nodes-base.cron':
      return cronNodeTimes(node, (expression) => toTemporalCron(node.name, expression));
    case 'n8n-nodes-base.interval':
      return intervalNodeTimes(node);
    default:
      return [];
  }
}

/** The times at which polling triggers of a document ask, as a worker has read them. */
export function pollSchedulesOf(
  document: WorkflowDocument,
  crons: ReadonlyMap<string, readonly string[]>,
): OwnSchedule[] {
  return [...crons].flatMap(([node, expressions]) =>
    toSchedules(
      document,
      node,
      'poll',
      expressions.map((cron) => ({ cronExpressions: [toTemporalCron(node, cron)] })),
    ),
  );
}

/** In the time zone of the workflow. */
function toSchedules(
  document: WorkflowDocument,
  node: string,
  does: OwnSchedule['does'],
  specs: ScheduleSpec[],
): OwnSchedule[] {
  const timezone = timezoneOf(document);
  return specs.map((spec, index) => ({ node, index, does, spec: { timezone, ...spec } }));
}

function rulesOf(node: WorkflowNode): Rule[] {
  const rule = node.parameters?.['rule'] as { interval?: Rule[] } | undefined;
  return rule?.interval ?? [{}];
}

function specOf(node: string, rule: Rule): ScheduleSpec {
  const number = (name: string, fallback: number) => (typeof rule[name] === 'number' ? rule[name] : fallback);
  const minute = number('triggerAtMinute', 0);
  const hour = number('triggerAtHour', 0);
  switch (rule['field'] ?? 'days') {
    case 'cronExpression':
      return { cronExpressions: [toTemporalCron(node, rule['expression'])] };
    case 'seconds':
      return { intervals: [{ every: number('secondsInterval', 30) * 1000 }] };
    case 'minutes':
      return { intervals: [{ every: number('minutesInterval', 5) * 60_000 }] };
    case 'hours':
      return { intervals: [{ every: number('hoursInterval', 1) * 3_600_000, offset: minute * 60_000 }] };
    case 'days':
      demandEvery(node, number('daysInterval', 1), 'day');
      return { cronExpressions: [`${minute} ${hour} * * *`] };
    case 'weeks': {
      demandEvery(node, number('weeksInterval', 1), 'week');
      const days = Array.isArray(rule['triggerAtDay']) ? rule['triggerAtDay'] : [0];
      return { cronExpressions: [`${minute} ${hour} * * ${days.length === 0 ? '*' : days.join(',')}`] };
    }
    case 'months': {
      const months = number('monthsInterval', 1);
      if (12 % months !== 0) demandEvery(node, months, 'month');
      return { cronExpressions: [`${minute} ${hour} ${number('triggerAtDayOfMonth', 1)} */${months} *`] };
    }
    default:
      throw new HubError('invalid_input', `Schedule "${node}" has the unknown rule "${String(rule['field'])}".`, {
        details: { node },
      });
  }
}

function demandEvery(node: string, interval: number, unit: string): void {
  if (interval === 1) return;
  throw new HubError(
    'invalid_input',
    `Schedule "${node}" is to run every ${interval} ${unit}s, which has no fixed dates. Run it every ${unit}, or give a cron expression.`,
    { details: { node } },
  );
}

/** n8n's sixth field is the second, in front; Temporal reads seconds only with a year at the end. */
function toTemporalCron(node: string, expression: unknown): string {
  const fields = typeof expression === 'string' ? expression.trim().split(/\s+/) : [];
  if (fields.length === 5) return fields.join(' ');
  if (fields.length === 6) return `${fields.join(' ')} *`;
  throw new HubError(
    'invalid_input',
    `Schedule "${node}" has no cron expression of 5 or 6 fields: "${String(expression)}".`,
    {
      details: { node },
    },
  );
}
