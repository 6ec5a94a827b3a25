import type { ImportStatus } from '@leadloom/contracts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { importTexts } from './texts.ts';

const tones: Record<ImportStatus, Tone> = {
  uploaded: 'neutral',
  running: 'accent',
  done: 'ok',
  failed: 'bad',
  cancelled: 'warn',
};

export function ImportBadge({ status }: { status: ImportStatus }) {
  return (
    <Badge tone={tones[status]} hasDot>
      {importTexts.status[status]}
    </Badge>
  );
}
