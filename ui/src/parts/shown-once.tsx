import { Copy } from 'lucide-react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { Dialog } from './dialog.tsx';
import './dialog.css';

interface ShownOnceProps {
  title: string;
  hint: string;
  value: string;
  onClose: () => void;
}

/** A secret that was made now and cannot be seen again: to copy, then to close. */
export function ShownOnce({ title, hint, value, onClose }: ShownOnceProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button icon={Copy} onClick={() => void copyText(value)}>
            {texts.actions.copy}
          </Button>
          <Button tone="primary" onClick={onClose}>
            {texts.actions.close}
          </Button>
        </>
      }
    >
      <p>{hint}</p>
      <code className="shown-once">{value}</code>
    </Dialog>
  );
}
