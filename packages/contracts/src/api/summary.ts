import { Type } from 'typebox';
import { Timestamp } from '../page.ts';
import { defineRoute } from '../route.ts';

/** A number of things, and whether there may be more than were counted. */
const Counted = Type.Object({ count: Type.Integer(), isExact: Type.Boolean() });

export const getSummary = defineRoute({
  method: 'GET',
  path: '/summary',
  operationId: 'getSummary',
  tag: 'System',
  summary: 'What runs, what waits, what failed and what needs a decision now',
  permission: 'workflows:read',
  response: Type.Object({
    running: Counted,
    waiting: Counted,
    /** Executions and operations on leads of which a person has to say whether a request was done. */
    needsDecision: Counted,
    /** Executions begun since `failedSince` that failed. */
    failed: Counted,
    failedSince: Timestamp,
    /** Items that were set aside and are still open. */
    setAside: Counted,
    activeWorkflows: Counted,
  }),
});
