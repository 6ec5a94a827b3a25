import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: 'normal' | 'wide' | undefined;
}

const firstField = '.dialog-body :is(input:not([type=file]), textarea, select)';

/** A modal dialog: it keeps the focus inside, and Escape or a click beside it closes it. */
export function Dialog({ title, onClose, children, footer, width = 'normal' }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="dialog-backdrop" />
        <BaseDialog.Popup
          ref={popup}
          className={`dialog dialog-${width}`}
          // What there is to type comes first, then the button that closes.
          initialFocus={() => popup.current?.querySelector<HTMLElement>(firstField) ?? true}
        >
          <header className="dialog-head">
            <BaseDialog.Title>{title}</BaseDialog.Title>
            <BaseDialog.Close render={<Button tone="quiet" icon={X} isIconOnly aria-label={texts.actions.close} />} />
          </header>
          <div className="dialog-body">{children}</div>
          {footer ? <footer className="dialog-foot">{footer}</footer> : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
