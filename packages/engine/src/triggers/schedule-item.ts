import type { INodeExecutionData } from 'n8n-workflow';
import { requireShared } from '../n8n.ts';

type Moment = {
  tz(at: number, zone: string): { format(pattern: string): string; toISOString(keepOffset: boolean): string };
};

/** The item that n8n's Schedule Trigger starts a run with. */
export function scheduleItem(atMs: number, zone: string): INodeExecutionData {
  const at = (requireShared('moment-timezone') as Moment).tz(atMs, zone);
  return {
    json: {
      timestamp: at.toISOString(true),
      'Readable date': at.format('MMMM Do YYYY, h:mm:ss a'),
      'Readable time': at.format('h:mm:ss a'),
      'Day of week': at.format('dddd'),
      Year: at.format('YYYY'),
      Month: at.format('MMMM'),
      'Day of month': at.format('DD'),
      Hour: at.format('HH'),
      Minute: at.format('mm'),
      Second: at.format('ss'),
      Timezone: `${zone} (UTC${at.format('Z')})`,
    },
  };
}
