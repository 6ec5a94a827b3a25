import { getExecution, hasEnded, type WorkflowDocument } from '@leadloom/contracts';
import { changedNodes, downstreamOf } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/call.ts';
import type { RunState } from './fold-run.ts';
import { runTexts as texts } from './texts.ts';

export type Stale = ReadonlyMap<string, string>;
const none: Stale = new Map();

/** Nodes whose data in a run that is over is not what they would give now, each with the reason. */
export function useStale(document: WorkflowDocument, executionId: string | null, run: RunState | null): Stale {
  const isOver = run !== null && hasEnded(run);
  const { data } = useQuery({
    queryKey: ['getExecution', executionId],
    enabled: isOver && executionId !== null,
    staleTime: Infinity,
    queryFn: ({ signal }) => call(getExecution, { params: { id: executionId! }, signal }),
  });
  const ran = data?.document;
  return useMemo(() => {
    if (!isOver || ran === undefined) return none;
    const stale = new Map<string, string>();
    for (const changed of changedNodes(ran, document))
      for (const name of downstreamOf(document, [changed]))
        if (run.nodes[name] !== undefined && (name === changed || !stale.has(name)))
          stale.set(name, name === changed ? texts.staleItself : texts.staleBehind(changed));
    return stale;
  }, [isOver, ran, document, run]);
}
