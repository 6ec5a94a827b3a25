import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { useMemo, useState } from 'react';
import type { RunState } from '../run/fold-run.ts';
import type { Stale } from '../run/use-stale.ts';
import { type Drawing, projectCanvas } from './project-canvas.ts';
import { useNodeTypes } from './use-node-types.ts';

/** The drawing of a document with a run on it; parts that stay as they are keep their identity from one drawing to the next. */
export function useDrawing(
  document: WorkflowDocument,
  findings: readonly WorkflowFinding[],
  run: RunState | null,
  stale?: Stale,
): Drawing {
  const types = useNodeTypes();
  const [project] = useState(createProjector);
  return useMemo(
    () => project({ document, types, findings, run, stale }),
    [project, document, types, findings, run, stale],
  );
}

/** Projects with the drawing before at hand. */
function createProjector(): (sources: Parameters<typeof projectCanvas>[0]) => Drawing {
  let last: Drawing | undefined;
  return (sources) => {
    last = projectCanvas(sources, last);
    return last;
  };
}
