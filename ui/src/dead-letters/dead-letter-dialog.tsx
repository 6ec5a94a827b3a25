import {
  correctDeadLetter,
  type DeadLetterChoice,
  type DeadLetterGroup,
  discardDeadLetters,
  getDeadLetter,
  listDeadLetters,
  replayDeadLetters,
} from '@leadloom/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextAreaField } from '../parts/field.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { deadLetterTexts as texts } from './texts.ts';

/** The items of one cause: looked at, corrected, replayed or given up, one or all. */
export function DeadLetterDialog({ group, onClose }: { group: DeadLetterGroup; onClose: () => void }) {
  const { can } = useSession();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const { workflowId, node, fingerprint } = group;
  const filter = { workflowId, node, fingerprint, class: group.class };
  const letters = usePages(listDeadLetters, { query: { ...filter, status: 'open' } });
  const letter = letters.items?.find(({ id }) => id === chosen) ?? letters.items?.[0];
  const settled = (message: string) => {
    showToast('ok', message);
    for (const name of ['groupDeadLetters', 'listDeadLetters']) void client.invalidateQueries({ queryKey: [name] });
  };
  const replay = useMutation({
    mutationFn: (choice: DeadLetterChoice) => call(replayDeadLetters, { body: choice }),
    onSuccess: ({ total }) => settled(texts.replaying(total)),
  });
  const discard = useMutation({
    mutationFn: (choice: DeadLetterChoice) => call(discardDeadLetters, { body: choice }),
    onSuccess: ({ discarded }) => settled(texts.discarded(discarded)),
  });
  const isBusy = replay.isPending || discard.isPending;
  return (
    <Dialog
      title={texts.title(node)}
      width="wide"
      onClose={onClose}
      footer={
        can('workflows:run') ? (
          <>
            <Button tone="danger" isBusy={isBusy} onClick={() => discard.mutate({ filter })}>
              {texts.discardAll}
            </Button>
            <Button tone="primary" isBusy={isBusy} onClick={() => replay.mutate({ filter })}>
              {texts.replayAll}
            </Button>
          </>
        ) : null
      }
    >
      <div className="stack">
        <p>{group.message}</p>
        {letter === undefined ? null : (
          <>
            <SelectField label={texts.choose} value={letter.id} onChange={(event) => setChosen(event.target.value)}>
              {letters.items?.map(({ id, item, createdAt }) => (
                <option key={id} value={id}>
                  {texts.item(item + 1, new Date(createdAt).toLocaleString())}
                </option>
              ))}
            </SelectField>
            <ItemEditor key={letter.id} id={letter.id} isReadOnly={!can('workflows:run')} />
            <div className="toolbar">
              <Link className="button button-plain" to={`/executions/${letter.executionId}`}>
                {texts.openRun}
              </Link>
              {can('workflows:run') ? (
                <>
                  <Button isBusy={isBusy} onClick={() => replay.mutate({ ids: [letter.id] })}>
                    {texts.replay}
                  </Button>
                  <Button isBusy={isBusy} onClick={() => discard.mutate({ ids: [letter.id] })}>
                    {texts.discard}
                  </Button>
                </>
              ) : null}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function ItemEditor({ id, isReadOnly }: { id: string; isReadOnly: boolean }) {
  const client = useQueryClient();
  const [text, setText] = useState<string>();
  const query = useQuery({
    queryKey: ['getDeadLetter', id],
    queryFn: ({ signal }) => call(getDeadLetter, { params: { id }, signal }),
  });
  const correct = useMutation({
    mutationFn: (json: string) =>
      call(correctDeadLetter, { params: { id }, body: { json: JSON.parse(json) as Record<string, unknown> } }),
    onSuccess: () => {
      showToast('ok', texts.saved);
      void client.invalidateQueries({ queryKey: ['getDeadLetter', id] });
    },
  });
  if (!query.data) return null;
  return (
    <>
      <TextAreaField
        label={texts.json}
        rows={8}
        spellCheck={false}
        readOnly={isReadOnly}
        className="input mono"
        value={text ?? JSON.stringify(query.data.data['json'], null, 2)}
        onChange={(event) => setText(event.target.value)}
      />
      {text === undefined ? null : (
        <Button isBusy={correct.isPending} onClick={() => correct.mutate(text)}>
          {texts.save}
        </Button>
      )}
    </>
  );
}
