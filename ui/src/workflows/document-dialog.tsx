import type { WorkflowDocument } from '@leadloom/contracts';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { DropZone } from '../parts/drop-zone.tsx';
import { TextAreaField } from '../parts/field.tsx';
import { messageOf } from '../parts/toasts.ts';
import { texts as common } from '../texts.ts';
import { readDocument } from './read-document.ts';
import { workflowTexts as texts } from './texts.ts';

interface DocumentDialogProps {
  title: string;
  submit: string;
  error: unknown;
  isBusy: boolean;
  onSubmit: (document: WorkflowDocument, fileName: string | undefined) => void;
  onClose: () => void;
}

/** Takes a workflow document from a file, a drop or pasted text. */
export function DocumentDialog({ title, submit, error, isBusy, onSubmit, onClose }: DocumentDialogProps) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const send = (given: string, fileName?: string) => {
    try {
      setFault(undefined);
      onSubmit(readDocument(given), fileName);
    } catch (cause) {
      setFault(messageOf(cause));
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.actions.cancel}</Button>
          <Button tone="primary" isBusy={isBusy} disabled={text.trim() === ''} onClick={() => send(text)}>
            {submit}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted">{texts.importHint}</p>
        <DropZone
          title={texts.chooseFile}
          hint={texts.dropFile}
          accept=".json,application/json"
          onFile={(file) => void file.text().then((content) => send(content, file.name.replace(/\.json$/i, '')))}
        />
        <TextAreaField
          label={texts.paste}
          rows={7}
          spellCheck={false}
          className="input mono"
          value={text}
          error={fault ?? (error ? messageOf(error) : undefined)}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
