import { getNodeData, previewRetry, retryExecution, type RetryPreview } from '@leadloom/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { SelectField, TextAreaField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { readItems } from '../run-data/read-items.ts';
import { executionTexts as texts } from './texts.ts';

/** More items than this are not for a text field. */
const mostEdited = 200;

/** What a start from a node would do and what was done already; then the start, with edited items. */
export function RestartDialog({
  executionId,
  node,
  onClose,
}: {
  executionId: string;
  node: string;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [usesNewest, setUsesNewest] = useState(false);
  const [edited, setEdited] = useState<string>();
  const preview = useQuery({
    queryKey: ['previewRetry', executionId, node, usesNewest],
    queryFn: ({ signal }) => call(previewRetry, { params: { id: executionId }, query: { node, usesNewest }, signal }),
  });
  const items = useInput(executionId, preview.data);
  const restart = useMutation({
    mutationFn: () =>
      call(retryExecution, {
        params: { id: executionId },
        body: {
          node,
          usesNewest,
          ...(edited === undefined
            ? {}
            : { items: readItems(edited, { noJson: texts.restartNoJson, noList: texts.restartNoList }) }),
        },
      }),
    meta: { showsError: true },
    onSuccess: ({ id }) => navigate(`/executions/${id}`),
  });
  return (
    <FormDialog
      title={texts.restartTitle(node)}
      submit={texts.restartSubmit}
      isBusy={restart.isPending}
      isDisabled={!preview.data}
      error={preview.error ?? restart.error}
      onSubmit={() => restart.mutate()}
      onClose={onClose}
    >
      <Effects preview={preview.data} />
      <SelectField
        label={texts.restartVersion}
        value={usesNewest ? 'newest' : 'ran'}
        onChange={(event) => setUsesNewest(event.target.value === 'newest')}
      >
        <option value="ran">{texts.restartRan}</option>
        <option value="newest">{texts.restartNewest}</option>
      </SelectField>
      {items === undefined ? null : (
        <TextAreaField
          label={texts.restartItems}
          hint={texts.restartItemsHint}
          rows={8}
          spellCheck={false}
          className="input mono"
          value={edited ?? items}
          onChange={(event) => setEdited(event.target.value)}
        />
      )}
    </FormDialog>
  );
}

function Effects({ preview }: { preview: RetryPreview | undefined }) {
  if (preview === undefined) return null;
  if (preview.effects.length === 0) return <p className="muted">{texts.restartHarmless}</p>;
  return (
    <section>
      <p>{texts.restartEffects}</p>
      <ul>
        {preview.effects.map(({ node, done }) => (
          <li key={node}>
            <b>{node}</b>
            {done.length === 0 ? ` – ${texts.restartNothingSent}` : null}
            <ul>
              {done.slice(0, 5).map(({ method, address, status, at }) => (
                <li key={`${at} ${method} ${address}`} className="muted">
                  {method} {address} · {status ?? texts.restartUnknown} · {new Date(at).toLocaleString()}
                </li>
              ))}
              {done.length > 5 ? <li className="muted">{texts.restartMore(done.length - 5)}</li> : null}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the node got at its first input, as text; undefined while it is not known, or too long. */
function useInput(executionId: string, preview: RetryPreview | undefined): string | undefined {
  const [source] = preview?.input ?? [];
  const isShort = source !== undefined && source !== null && source.items <= mostEdited;
  const query = useQuery({
    queryKey: ['getNodeData', executionId, source],
    enabled: isShort,
    staleTime: Infinity,
    queryFn: ({ signal }) => {
      const { node = '', run = 0, output = 0 } = source ?? {};
      return call(getNodeData, {
        params: { id: executionId },
        query: { node, run, output, limit: mostEdited },
        signal,
      });
    },
  });
  return (
    query.data &&
    JSON.stringify(
      query.data.items.map(({ json }) => json),
      null,
      2,
    )
  );
}
