import type { ImportJob } from '@leadloom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from '../api/listen.ts';

/** Keeps what is shown of imports current by live events; after a break of the stream it is fetched anew. */
export function useLiveImports(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listen({
        on: {
          import: (job) => {
            const before = client.getQueryData<ImportJob>(['getImport', job.id]);
            client.setQueryData(['getImport', job.id], job);
            if (before?.status !== job.status) {
              void client.invalidateQueries({ queryKey: ['listImports'] });
              void client.invalidateQueries({ queryKey: ['listImportErrors'] });
            }
          },
        },
        onOpen: () => {
          void client.invalidateQueries({ queryKey: ['getImport'] });
          void client.invalidateQueries({ queryKey: ['listImports'] });
        },
      }),
    [client],
  );
}
