import type { FlowControl } from '@leadloom/contracts';

/** Flow control as a form holds it: text, empty where there is no rule. */
export interface FlowFields {
  key: string;
  priority: string;
  concurrency: string;
  limit: string;
  periodSeconds: string;
  excess: string;
  debounceSeconds: string;
  batchSize: string;
  batchSeconds: string;
  singleton: string;
}

export function toFlowFields(flow: FlowControl = {}): FlowFields {
  const { key = '', priority = '', concurrency = '', throttle, debounce, batch, singleton = '' } = flow;
  return {
    key,
    priority,
    concurrency: String(concurrency),
    limit: String(throttle?.limit ?? ''),
    periodSeconds: String(throttle?.periodSeconds ?? 60),
    excess: throttle?.excess ?? 'wait',
    debounceSeconds: String(debounce?.seconds ?? ''),
    batchSize: String(batch?.size ?? ''),
    batchSeconds: String(batch?.seconds ?? 60),
    singleton,
  };
}

/** Nothing where no rule is set. What the form does not show stays as it was. */
export function toFlowControl(fields: FlowFields, before: FlowControl = {}): FlowControl | undefined {
  const rules: FlowControl = {
    ...(fields.concurrency === '' ? {} : { concurrency: Number(fields.concurrency) }),
    ...(fields.limit === ''
      ? {}
      : {
          throttle: {
            limit: Number(fields.limit),
            periodSeconds: Number(fields.periodSeconds),
            excess: fields.excess === 'drop' ? 'drop' : 'wait',
          },
        }),
    ...(fields.debounceSeconds === ''
      ? {}
      : { debounce: { ...before.debounce, seconds: Number(fields.debounceSeconds) } }),
    ...(fields.batchSize === ''
      ? {}
      : { batch: { size: Number(fields.batchSize), seconds: Number(fields.batchSeconds) } }),
    ...(fields.singleton === 'skip' || fields.singleton === 'cancel' ? { singleton: fields.singleton } : {}),
  };
  if (Object.keys(rules).length === 0) return undefined;
  const [key, priority] = [fields.key.trim(), fields.priority.trim()];
  return { ...rules, ...(key === '' ? {} : { key }), ...(priority === '' ? {} : { priority }) };
}
