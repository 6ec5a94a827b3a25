import { hasEnded } from '@leadloom/contracts';
import { StepForward } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import type { RunState } from '../run/fold-run.ts';
import { useSession } from '../session/use-session.ts';
import { RestartDialog } from './restart-dialog.tsx';
import { executionTexts as texts } from './texts.ts';

/** Begins a new run at a node of one that is over, once its side effects have been looked at. */
export function RestartButton({ executionId, node, run }: { executionId: string; node: string; run: RunState }) {
  const { can } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  if (!hasEnded(run) || run.nodes[node] === undefined || !can('workflows:run')) return null;
  return (
    <>
      <Button icon={StepForward} onClick={() => setIsOpen(true)}>
        {texts.restart}
      </Button>
      {isOpen ? <RestartDialog executionId={executionId} node={node} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
