import type { Services } from '../services.ts';

/** Times at which a schedule comes, from one moment to another, both of them included. @throws what Temporal throws for a schedule that is not there */
export async function matchingTimes(
  { temporal, config }: Pick<Services, 'temporal' | 'config'>,
  scheduleId: string,
  { from, to }: { from: Date; to: Date },
): Promise<Date[]> {
  const { startTime: times } = await temporal.schedule.workflowService.listScheduleMatchingTimes({
    namespace: config.TEMPORAL_NAMESPACE,
    scheduleId,
    // Temporal leaves the moment of the start itself out.
    startTime: timestampOf(new Date(from.getTime() - 1)),
    endTime: timestampOf(to),
  });
  return times.map(({ seconds, nanos }) => new Date(Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1_000_000));
}

type MatchingTimes = Services['temporal']['schedule']['workflowService']['listScheduleMatchingTimes'];
type Timestamp = NonNullable<Parameters<MatchingTimes>[0]['startTime']>;

/** The encoder of protobuf takes a number where its type asks for an object of 64 bits. */
function timestampOf(at: Date): Timestamp {
  const seconds = Math.floor(at.getTime() / 1000);
  return { seconds, nanos: (at.getTime() - seconds * 1000) * 1_000_000 } as unknown as Timestamp;
}
