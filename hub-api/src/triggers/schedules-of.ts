import { HubError, type Recurrence, timezoneOf, type WorkflowDocument, type WorkflowNode } from '@leadloom/contracts';
import type { ScheduleSpec } from '@temporalio/client';
import { cronNodeTimes, intervalNodeTimes } from './legacy-times.ts';

export interface OwnSchedule {
  node: string;
  /** Place of the rule within the node. */
  index: number;
  /** What a tick does: start a run, or ask a polling trigger. */
  does: 'run' | 'poll';
  spec: ScheduleSpec;
  /** Of its times only every so manieth starts a run. */
  every?: Recurrence;
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

type Time = Pick<OwnSchedule, 'spec' | 'every'>;

function timesOf(node: WorkflowNode): Time[] {
  switch (node.type) {
    case 'n8n-nodes-base.scheduleTrigger':
      return rulesOf(node).map((rule) => timeOf(node.name, rule));
    case 'n8n-nodes-base.cron':
      return cronNodeTimes(node, (expression) => toTemporalCron(node.name, expression)).map((spec) => ({ spec }));
    case 'n8n-nodes-base.interval':
      return intervalNodeTimes(node).map((spec) => ({ spec }));
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
      expressions.map((cron) => ({ spec: { cronExpressions: [toTemporalCron(node, cron)] } })),
    ),
  );
}

/** In the time zone of the workflow. */
function toSchedules(
  document: WorkflowDocument,
  node: string,
  does: OwnSchedule['does'],
  times: Time[],
): OwnSchedule[] {
  const timezone = timezoneOf(document);
  return times.map(({ spec, every }, index) => ({
    node,
    index,
    does,
    spec: { timezone, ...spec },
    ...(every && { every }),
  }));
}

function rulesOf(node: WorkflowNode): Rule[] {
  const rule = node.parameters?.['rule'] as { interval?: Rule[] } | undefined;
  return rule?.interval ?? [{}];
}

function timeOf(node: string, rule: Rule): Time {
  const number = (name: string, fallback: number) => (typeof rule[name] === 'number' ? rule[name] : fallback);
  const minute = number('triggerAtMinute', 0);
  const hour = number('triggerAtHour', 0);
  switch (rule['field'] ?? 'days') {
    case 'cronExpression':
      return { spec: { cronExpressions: [toTemporalCron(node, rule['expression'])] } };
    case 'seconds':
      return { spec: { intervals: [{ every: number('secondsInterval', 30) * 1000 }] } };
    case 'minutes':
      return { spec: { intervals: [{ every: number('minutesInterval', 5) * 60_000 }] } };
    case 'hours':
      return { spec: { intervals: [{ every: number('hoursInterval', 1) * 3_600_000, offset: minute * 60_000 }] } };
    case 'days':
      return everyNth('days', number('daysInterval', 1), `${minute} ${hour} * * *`);
    case 'weeks': {
      const days = Array.isArray(rule['triggerAtDay']) ? rule['triggerAtDay'] : [0];
      const at = `${minute} ${hour} * * ${days.length === 0 ? '*' : days.join(',')}`;
      return everyNth('weeks', number('weeksInterval', 1), at);
    }
    case 'months': {
      const months = number('monthsInterval', 1);
      const day = number('triggerAtDayOfMonth', 1);
      // As in n8n: where a year is no multiple of the interval, every month is looked at.
      if (12 % months !== 0) return everyNth('months', months, `${minute} ${hour} ${day} * *`);
      return { spec: { cronExpressions: [`${minute} ${hour} ${day} */${months} *`] } };
    }
    default:
      throw new HubError('invalid_input', `Schedule "${node}" has the unknown rule "${String(rule['field'])}".`, {
        details: { node },
      });
  }
}

function everyNth(unit: Recurrence['unit'], size: number, cron: string): Time {
  return { spec: { cronExpressions: [cron] }, ...(size > 1 && { every: { unit, size } }) };
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
