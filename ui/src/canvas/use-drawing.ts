import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { useMemo, useState } from 'react';
import type { RunState } from '../run/fold-run.ts';
import { type Drawing, projectCanvas } from './project-canvas.ts';
import { useNodeTypes } from './use-node-types.ts';

/** The drawing of a document with a run on it; parts that stay as they are keep their identity from one drawing to the next. */
export function useDrawing(
  document: WorkflowDocument,
  findings: readonly WorkflowFinding[],
  run: RunState | null,
): Drawing {
  const types = useNodeTypes();
  const [project] = useState(createProjector);
  return useMemo(() => project({ document, types, findings, run }), [project, document, types, findings, run]);
}

/** Projects with the drawing before at hand. */
function createProjector(): (sources: Parameters<typeof projectCanvas>[0]) => Drawing {
  let last: Drawing | undefined;
  return (sources) => {
    last = projectCanvas(sources, last);
    return last;
  };
}
