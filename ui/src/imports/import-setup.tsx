import { type BodyOf, type ImportJob, previewImport, startImport, updateImport } from '@leadloom/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { useSession } from '../session/use-session.ts';
import { ColumnMappingTable } from './column-mapping-table.tsx';
import { PreviewTable } from './preview-table.tsx';
import { importTexts as texts } from './texts.ts';
import './imports.css';

/** Before the start: which column is which field, what the first rows become, and the start. */
export function ImportSetup({ job }: { job: ImportJob }) {
  const { can } = useSession();
  const client = useQueryClient();
  const [tags, setTags] = useState(job.tags.join(', '));
  const accept = (changed: ImportJob) => {
    client.setQueryData(['getImport', job.id], changed);
    void client.invalidateQueries({ queryKey: ['previewImport', job.id] });
  };
  const change = useMutation({
    mutationFn: (body: BodyOf<typeof updateImport>) => call(updateImport, { params: { id: job.id }, body }),
    onSuccess: accept,
  });
  const start = useMutation({
    mutationFn: async () => {
      const names = tags.split(',').flatMap((tag) => tag.trim() || []);
      if (names.join() !== job.tags.join()) await call(updateImport, { params: { id: job.id }, body: { tags: names } });
      return call(startImport, { params: { id: job.id } });
    },
    onSuccess: (started) => {
      accept(started);
      void client.invalidateQueries({ queryKey: ['listImports'] });
    },
  });
  const preview = useQuery({
    queryKey: ['previewImport', job.id],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(previewImport, { params: { id: job.id }, signal }),
  });
  if (preview.error) return <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  return (
    <>
      <ColumnMappingTable
        columns={job.columns}
        mapping={job.mapping}
        rows={preview.data?.rows ?? []}
        isDisabled={!can('leads:write')}
        onChange={(mapping) => {
          client.setQueryData(['getImport', job.id], { ...job, mapping });
          change.mutate({ mapping });
        }}
      />
      {preview.data ? <PreviewTable preview={preview.data} /> : null}
      {can('leads:write') ? (
        <div className="card import-foot">
          <div className="grow">
            <TextField
              label={texts.tags}
              hint={texts.tagsHint}
              value={tags}
              onChange={(event) => setTags(event.target.value)}
            />
          </div>
          <Button tone="primary" isBusy={start.isPending} disabled={change.isPending} onClick={() => start.mutate()}>
            {texts.start}
          </Button>
        </div>
      ) : null}
    </>
  );
}
