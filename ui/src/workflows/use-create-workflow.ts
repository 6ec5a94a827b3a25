import { createWorkflow } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { workflowTexts as texts } from './texts.ts';

/** Makes an empty workflow and opens it. */
export function useCreateWorkflow() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(createWorkflow, { body: { name: texts.newName, document: { nodes: [] } } }),
    onSuccess: ({ workflow }) => {
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
      void navigate(`/workflows/${workflow.id}`);
    },
  });
}
