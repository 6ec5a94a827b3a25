import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface RemoveButtonProps {
  label: string;
  /** Of the question that is asked first; `children` say what will be lost. */
  title: string;
  confirm: string;
  isBusy: boolean;
  onConfirm: () => void;
  children: ReactNode;
}

/** The button that removes what its row shows, once it is confirmed. The question goes when the row does. */
export function RemoveButton({ label, children, ...question }: RemoveButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button tone="quiet" isIconOnly icon={Trash2} aria-label={label} onClick={() => setIsAsking(true)} />
      {isAsking ? (
        <ConfirmDialog {...question} onClose={() => setIsAsking(false)}>
          {children}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
