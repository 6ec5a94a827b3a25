import type { WorkflowDocument } from '@leadloom/contracts';
import { Pencil, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { pinnedItems } from '../run-data/pinned-items.ts';
import { runTexts as texts } from '../run/texts.ts';
import type { Pinning } from '../run/use-pin.ts';
import { PinDialog } from './pin-dialog.tsx';
import { nodeViewTexts } from './texts.ts';

interface PinBarProps {
  document: WorkflowDocument;
  node: string;
  /** It has given items in the run that is shown. */
  hasItems: boolean;
  pinning: Pinning;
}

/** Pins what a node gave, or items by hand; says what is pinned, and lets it be changed. */
export function PinBar({ document, node, hasItems, pinning }: PinBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const pinned = pinnedItems(document, node);
  return (
    <>
      {pinned ? (
        <p className="node-pinned">
          <Pin size={14} aria-hidden /> {nodeViewTexts.pinned}
        </p>
      ) : null}
      <div className="row">
        {pinned || hasItems ? (
          <Button icon={pinned ? PinOff : Pin} onClick={() => pinning.toggle(node)}>
            {pinned ? texts.unpin : texts.pin}
          </Button>
        ) : null}
        <Button icon={Pencil} onClick={() => setIsOpen(true)}>
          {pinned ? texts.editPinned : texts.setItems}
        </Button>
      </div>
      {isOpen ? (
        <PinDialog
          node={node}
          items={pinned?.map(({ json }) => json) ?? [{}]}
          onPin={(items) => pinning.set(node, items)}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
