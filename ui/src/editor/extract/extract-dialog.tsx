import { createWorkflow } from '@leadloom/contracts';
import { extractWorkflow } from '@leadloom/graph';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { showToast } from '../../parts/toasts.ts';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';

/** Makes a workflow of its own of the selected nodes, or says why that cannot be done. */
export function ExtractDialog({ onClose }: { onClose: () => void }) {
  const { workflow, document, selection, apply, select } = useEditor();
  const types = useNodeTypes();
  const client = useQueryClient();
  const [name, setName] = useState(() => texts.extract.nameOf(workflow.name));
  const [nodes] = useState(selection.nodes);
  const extraction = extractWorkflow(document, nodes, {
    name: name.trim() === '' ? workflow.name : name.trim(),
    makeId: () => crypto.randomUUID(),
    isTrigger: (type) => types.get(type)?.isTrigger === true,
  });
  const extract = useMutation({
    mutationFn: async () => {
      if ('faults' in extraction) return;
      const { workflow: made } = await call(createWorkflow, { body: { document: extraction.document } });
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
      if (!apply(extraction.replace(made.id), texts.edits.extract)) return;
      select({ nodes: [extraction.caller] });
      showToast('ok', texts.extract.done(made.name));
      onClose();
    },
  });
  if ('faults' in extraction)
    return (
      <Dialog title={texts.extract.impossible} onClose={onClose}>
        <ul className="stack">
          {extraction.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Dialog>
    );
  return (
    <FormDialog
      title={texts.extract.title}
      submit={texts.extract.submit}
      isBusy={extract.isPending}
      isDisabled={name.trim() === ''}
      error={extract.error}
      onSubmit={() => extract.mutate()}
      onClose={onClose}
    >
      <TextField label={texts.extract.name} value={name} onChange={(event) => setName(event.target.value)} />
      <p className="muted">{texts.extract.hint}</p>
    </FormDialog>
  );
}
