import { activateWorkflow } from '@leadloom/contracts';
import { Rocket } from 'lucide-react';
import { Link } from 'react-router';
import { useEditor } from '../editor/use-editor.ts';
import { Button } from '../parts/button.tsx';
import { workflowTexts as texts } from './texts.ts';
import { useActivation } from './use-activation.ts';

/** What triggers run is not what is drawn: shows the difference and makes the drawing what they run. */
export function PublishButton() {
  const { workflow, saveState, readOnly } = useEditor();
  const change = useActivation(workflow);
  const { activeVersion, version } = workflow;
  if (activeVersion === null || (activeVersion === version && saveState === 'saved')) return null;
  return (
    <>
      <Link to={`/workflows/${workflow.id}/compare?from=${activeVersion}`}>{texts.unpublished}</Link>
      {readOnly ? null : (
        <Button tone="primary" icon={Rocket} isBusy={change.isPending} onClick={() => change.mutate(activateWorkflow)}>
          {texts.publish}
        </Button>
      )}
    </>
  );
}
