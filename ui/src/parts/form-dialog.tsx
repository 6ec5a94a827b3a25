import { type ReactNode, useId } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { messageOf } from './toasts.ts';

interface FormDialogProps {
  title: string;
  /** The words on the button that sends the form. */
  submit: string;
  isBusy: boolean;
  isDisabled?: boolean | undefined;
  /** What went wrong, where it belongs to no field. */
  error?: unknown;
  autoComplete?: 'off' | undefined;
  /** Leads to the dialog before this one, in place of *Cancel*. */
  back?: { label: string; run: () => void } | undefined;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is one form: Enter in a field sends it, as its button does. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, isBusy, isDisabled, error, autoComplete, back, onSubmit, onClose, children } = props;
  const formId = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={back?.run ?? onClose}>{back?.label ?? texts.actions.cancel}</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={isBusy} disabled={isDisabled}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="stack"
        autoComplete={autoComplete}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {error ? (
          <p className="field-error" role="alert">
            {messageOf(error)}
          </p>
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}
