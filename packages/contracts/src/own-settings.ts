import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { RetryPolicy } from './retry.ts';

/** What a tick of a schedule does while the run of the tick before is still going: run beside it, be left out, wait for it, stop it. */
export const ScheduleOverlap = OneOf(['allow', 'skip', 'buffer', 'cancel']);
export type ScheduleOverlap = Static<typeof ScheduleOverlap>;

const yearS = 31_536_000;
const dayS = 86_400;
const expression = Type.String({ minLength: 1, maxLength: 2000 });
const count = Type.Integer({ minimum: 1, maximum: 10_000 });

/** Which runs of a workflow wait, join others or are left out before they begin. Runs by hand and sub-workflows are not held. */
export const FlowControl = Type.Object(
  {
    /** Expression over the first item of a trigger: the rules count for each value by itself; without it for the whole workflow. */
    key: Type.Optional(expression),
    /** Expression that gives a number: of those that wait, the highest goes first. */
    priority: Type.Optional(expression),
    /** Runs at a time; others wait. */
    concurrency: Type.Optional(count),
    /** Runs in a period; what is more waits, or is left out. */
    throttle: Type.Optional(
      Type.Object(
        {
          limit: count,
          periodSeconds: Type.Integer({ minimum: 1, maximum: 31 * dayS }),
          excess: Type.Optional(OneOf(['wait', 'drop'])),
        },
        { additionalProperties: false },
      ),
    ),
    /** A run begins when none has come for so long; of those that came meanwhile it is the last. */
    debounce: Type.Optional(
      Type.Object(
        {
          seconds: Type.Integer({ minimum: 1, maximum: 7 * dayS }),
          /** It begins after this at the latest, however often others come. */
          longestSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 * dayS })),
        },
        { additionalProperties: false },
      ),
    ),
    /** One run with the items of up to `size`, begun when there are so many, or after `seconds`. */
    batch: Type.Optional(
      Type.Object(
        {
          size: Type.Integer({ minimum: 2, maximum: 1_000 }),
          seconds: Type.Integer({ minimum: 1, maximum: 7 * dayS }),
        },
        { additionalProperties: false },
      ),
    ),
    /** One run at a time: a new one is left out while one goes on, or stops that one. */
    singleton: Type.Optional(OneOf(['skip', 'cancel'])),
  },
  { additionalProperties: false },
);
export type FlowControl = Static<typeof FlowControl>;

/** What a workflow document says to this product and not to n8n: `settings.leadloom`. */
export const OwnSettings = Type.Object(
  {
    schedule: Type.Optional(
      Type.Object(
        {
          overlap: Type.Optional(ScheduleOverlap),
          /** Ticks that were missed for no longer than this are made up for. */
          catchUpSeconds: Type.Optional(Type.Integer({ minimum: 10, maximum: yearS })),
        },
        { additionalProperties: false },
      ),
    ),
    deduplicate: Type.Optional(
      Type.Object(
        {
          /** Expression over a trigger's item: `={{ $json.id }}`. */
          key: Type.String({ minLength: 1, maxLength: 2000 }),
          /** How long a key that came keeps others like it away. */
          windowSeconds: Type.Integer({ minimum: 1, maximum: yearS }),
        },
        { additionalProperties: false },
      ),
    ),
    flow: Type.Optional(FlowControl),
    /** Of nodes that do not say otherwise. */
    retry: Type.Optional(RetryPolicy),
    /** Fields of items that are not kept after the end of a run, as `lead.email`; lists on the way are gone through. `*` keeps none. */
    mask: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200, pattern: '^(\\*|[^.]+(\\.[^.]+)*)$' }), { maxItems: 100 }),
    ),
  },
  { additionalProperties: true },
);
export type OwnSettings = Static<typeof OwnSettings>;

/** What a node of a document says to this product and not to n8n: `leadloom` beside its `parameters`. */
export const OwnNodeSettings = Type.Object(
  {
    /** What it does outside may be done twice: after a crash it is run again, and nobody is asked. */
    safeToRepeat: Type.Optional(Type.Boolean()),
    /** Items that it fails at in runs that nobody watches become dead letters, and the others go on; where n8n's `onError` would stop the run. */
    setsAside: Type.Optional(Type.Boolean()),
    /** In place of the workflow's, class by class. */
    retry: Type.Optional(RetryPolicy),
  },
  { additionalProperties: true },
);
export type OwnNodeSettings = Static<typeof OwnNodeSettings>;
