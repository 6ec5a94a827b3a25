import { Context } from '@temporalio/activity';
import { HubError } from '@leadloom/contracts';
import type { InquiryActivities } from '@leadloom/workflows';
import type { TriggerHosts } from '../runs/trigger-node.ts';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { answerExpressions } from './answer-expressions.ts';
import { answerOptions } from './answer-options.ts';

const timeoutMs = 30_000;

/** What forms of nodes ask while they are filled in. */
export function createInquiryActivities(services: WorkerServices, hosts: TriggerHosts): InquiryActivities {
  return {
    async answerInquiry({ workspaceId, inquiryId }) {
      const { store } = services;
      const inquiry = await store.inquiries.get(workspaceId, inquiryId);
      // Who asked has gone.
      if (inquiry === null) return;
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), Context.current().cancellationSignal]);
      try {
        const answer =
          inquiry.kind === 'options'
            ? await answerOptions(services, hosts, workspaceId, inquiry, signal)
            : await answerExpressions(services, hosts, workspaceId, inquiry, signal);
        await store.inquiries.answer(workspaceId, inquiryId, answer);
      } catch (error) {
        if (error instanceof HubError) throw toTemporalFailure(error);
        throw error;
      }
    },
  };
}
