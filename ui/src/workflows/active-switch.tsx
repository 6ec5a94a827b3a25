import { activateWorkflow, deactivateWorkflow, type Workflow } from '@leadloom/contracts';
import { Zap } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Switch } from '../parts/switch.tsx';
import { useSession } from '../session/use-session.ts';
import { workflowTexts as texts } from './texts.ts';
import { TriggersDialog } from './triggers-dialog.tsx';
import { useActivation } from './use-activation.ts';

/** Turns the triggers of a workflow on and off; once they are on, tells where to call and when it starts. */
export function ActiveSwitch({ workflow }: { workflow: Workflow }) {
  const { can } = useSession();
  const [isShown, setIsShown] = useState(false);
  const change = useActivation(workflow, setIsShown);
  return (
    <>
      <Switch
        label={workflow.active ? texts.active : texts.inactive}
        isOn={workflow.active}
        isDisabled={change.isPending || !can('workflows:write')}
        onChange={() => change.mutate(workflow.active ? deactivateWorkflow : activateWorkflow)}
      />
      <Button tone="quiet" isIconOnly icon={Zap} aria-label={texts.triggers} onClick={() => setIsShown(true)} />
      {isShown ? <TriggersDialog workflow={workflow} onClose={() => setIsShown(false)} /> : null}
    </>
  );
}
