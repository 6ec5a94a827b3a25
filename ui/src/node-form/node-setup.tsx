import type { WorkflowNode } from '@leadloom/contracts';
import { useState } from 'react';
import { Tabs } from '../parts/tabs.tsx';
import { NodeForm } from './node-form.tsx';
import { NodeSettings } from './node-settings.tsx';
import type { ChangeDocument, FormScene } from './scene.ts';
import { formTexts as texts } from './texts.ts';

interface NodeSetupProps {
  node: WorkflowNode;
  scene: FormScene;
  onChange: ChangeDocument;
}

/** How a node is set: its parameters, and what it does beside them. */
export function NodeSetup(props: NodeSetupProps) {
  const [tab, setTab] = useState<'parameters' | 'settings'>('parameters');
  return (
    <Tabs
      label={texts.parts.label}
      current={tab}
      onChange={setTab}
      tabs={[
        { id: 'parameters', title: texts.parts.parameters },
        { id: 'settings', title: texts.parts.settings },
      ]}
    >
      {tab === 'parameters' ? <NodeForm {...props} /> : <NodeSettings {...props} />}
    </Tabs>
  );
}
