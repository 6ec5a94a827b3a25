import type { WorkflowDocument } from '@leadloom/contracts';

/** Asks in a channel of Slack by n8n's own node, and waits for the answer at the address that the question holds. */
export function slackApproval(channelId: string, parameters: object): WorkflowDocument {
  return {
    nodes: [
      { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      {
        id: 'ask-node',
        name: 'Ask',
        type: 'n8n-nodes-base.slack',
        typeVersion: 2.3,
        position: [200, 0],
        parameters: {
          resource: 'message',
          operation: 'sendAndWait',
          select: 'channel',
          channelId: { __rl: true, mode: 'id', value: channelId },
          message: 'Send it?',
          options: {},
          ...parameters,
        },
        credentials: { slackApi: { id: 'sandbox-slack', name: 'Slack' } },
        webhookId: 'ask-hook',
      },
    ],
    connections: { Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  };
}
