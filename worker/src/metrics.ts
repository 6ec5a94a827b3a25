import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type WorkerMetrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    segments: new Counter({
      name: 'leadloom_segments_total',
      help: 'Segments of workflow executions by how they ended',
      labelNames: ['end'],
      registers: [registry],
    }),
    segmentSeconds: new Histogram({
      name: 'leadloom_segment_duration_seconds',
      help: 'How long segments took',
      buckets: [0.005, 0.02, 0.05, 0.2, 0.5, 1, 5, 30, 120],
      registers: [registry],
    }),
    nodeRetries: new Counter({
      name: 'leadloom_node_retries_total',
      help: 'Retries of nodes by the retry policy, by the class of the failure',
      labelNames: ['failure'],
      registers: [registry],
    }),
    callsOut: new Counter({
      name: 'leadloom_calls_out_total',
      help: 'Requests at the door by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    circuitsOpened: new Counter({
      name: 'leadloom_circuits_opened_total',
      help: 'Times that calls of a connection were stopped because its vendor failed again and again',
      registers: [registry],
    }),
    polls: new Counter({
      name: 'leadloom_polls_total',
      help: 'Questions of polling triggers by their outcome',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    deletedExecutions: new Counter({
      name: 'leadloom_executions_deleted_total',
      help: 'Executions that were deleted by a rule of retention or a setting of their workflow',
      labelNames: ['by'],
      registers: [registry],
    }),
    maskedExecutions: new Counter({
      name: 'leadloom_executions_masked_total',
      help: 'Executions whose data was masked after their end',
      registers: [registry],
    }),
    sweptFiles: new Counter({
      name: 'leadloom_files_swept_total',
      help: 'Files that nothing pointed to: of tries that died, or whose time was over',
      registers: [registry],
    }),
    heldBack: new Counter({
      name: 'leadloom_trigger_items_held_back_total',
      help: 'Items of triggers whose key had come before',
      registers: [registry],
    }),
    flowHeld: new Counter({
      name: 'leadloom_flow_held_total',
      help: 'Runs that flow control held before they began',
      registers: [registry],
    }),
    flowLeftOut: new Counter({
      name: 'leadloom_flow_left_out_total',
      help: 'Runs that flow control let not begin, by reason',
      labelNames: ['reason'],
      registers: [registry],
    }),
    deadLetters: new Counter({
      name: 'leadloom_dead_letters_total',
      help: 'Items that were set aside, by the class of their failure',
      labelNames: ['class'],
      registers: [registry],
    }),
    repairs: new Counter({
      name: 'leadloom_repairs_total',
      help: 'Executions that jobs of repair came to, by what became of them',
      labelNames: ['kind', 'outcome'],
      registers: [registry],
    }),
    listening: new Gauge({
      name: 'leadloom_triggers_listening',
      help: 'Triggers that listen in this process',
      registers: [registry],
    }),
    running: new Gauge({ name: 'leadloom_segments_running', help: 'Segments that run now', registers: [registry] }),
  };
}
