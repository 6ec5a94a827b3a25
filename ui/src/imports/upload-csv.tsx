import { createImport } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { upload } from '../api/upload.ts';
import { Button } from '../parts/button.tsx';
import { DropZone } from '../parts/drop-zone.tsx';
import { showError } from '../parts/toasts.ts';
import { importTexts as texts } from './texts.ts';
import './imports.css';

/** Takes a CSV file and sends it to the hub, which answers with its columns. */
export function UploadCsv() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [part, setPart] = useState(0);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const sending = useMutation({
    mutationFn: (file: File) => {
      controller.current = new AbortController();
      setPart(0);
      return upload(createImport, {
        query: { fileName: file.name },
        file,
        signal: controller.current.signal,
        onProgress: setPart,
      });
    },
    meta: { showsError: true },
    onError: (error) => {
      if (error.name !== 'AbortError') showError(error);
    },
    onSuccess: (job) => {
      client.setQueryData(['getImport', job.id], job);
      void client.invalidateQueries({ queryKey: ['listImports'] });
      void navigate(`/imports/${job.id}`);
    },
  });
  if (!sending.isPending)
    return (
      <DropZone
        title={texts.drop}
        hint={texts.dropHint}
        accept=".csv,.tsv,.txt,text/csv"
        onFile={(file) => sending.mutate(file)}
      />
    );
  const percent = Math.round(part * 100);
  return (
    <div className="card card-pad row import-upload">
      <div className="grow">
        <p>{texts.uploading(sending.variables.name, percent)}</p>
        <progress
          className="bar"
          max={100}
          value={percent}
          aria-label={texts.uploading(sending.variables.name, percent)}
        />
      </div>
      <Button onClick={() => controller.current?.abort()}>{texts.stopUpload}</Button>
    </div>
  );
}
