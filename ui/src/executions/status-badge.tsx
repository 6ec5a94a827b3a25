import type { ExecutionStatus } from '@leadloom/contracts';
import { Badge, type Tone } from '../parts/badge.tsx';
import { executionTexts } from './texts.ts';

const tones: Record<ExecutionStatus, Tone> = {
  new: 'neutral',
  running: 'accent',
  waiting: 'warn',
  needs_decision: 'warn',
  success: 'ok',
  error: 'bad',
  canceled: 'neutral',
};

export function ExecutionBadge({ status }: { status: ExecutionStatus }) {
  return (
    <Badge tone={tones[status]} hasDot>
      {executionTexts.status[status]}
    </Badge>
  );
}
