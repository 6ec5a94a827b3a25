import { getWorkflow } from '@leadloom/contracts';
import { changedNodes, type FindSurroundings } from '@leadloom/graph';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api/call.ts';
import { useNodeTypes } from '../../canvas/use-node-types.ts';
import { useEditor } from '../use-editor.ts';

/** What a search may ask of nodes beside their words. Modified is what is not as in the version that is active. */
export function useSurroundings(): FindSurroundings {
  const { workflow, document, findings } = useEditor();
  const types = useNodeTypes();
  const { id, activeVersion } = workflow;
  const { data: active } = useQuery({
    queryKey: ['getWorkflow', id, activeVersion],
    enabled: activeVersion !== null,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      call(getWorkflow, { params: { id }, query: { version: activeVersion ?? undefined }, signal }),
  });
  return useMemo(
    () => ({
      invalid: new Set(findings.flatMap(({ node }) => node ?? [])),
      modified: new Set(active === undefined ? [] : changedNodes(active.document, document)),
      titleOf: (type) => types.get(type)?.displayName ?? type,
    }),
    [findings, active, document, types],
  );
}
