import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';

/** What a tick of a schedule does while the run of the tick before is still going: run beside it, be left out, wait for it, stop it. */
export const ScheduleOverlap = OneOf(['allow', 'skip', 'buffer', 'cancel']);
export type ScheduleOverlap = Static<typeof ScheduleOverlap>;

const yearS = 31_536_000;

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
  },
  { additionalProperties: true },
);
export type OwnSettings = Static<typeof OwnSettings>;
