import { type Chain, from } from './chain.ts';

const channel = { __rl: true, mode: 'id', value: from('Create channel', 'id') };
const timestamp = from('Post message', 'message_timestamp');

export const slack: Chain = {
  type: 'n8n-nodes-base.slack',
  typeVersion: 2.3,
  credentialType: 'slackApi',
  connectionId: 'sandbox-slack',
  steps: [
    {
      name: 'Create channel',
      parameters: { resource: 'channel', operation: 'create', channelId: '#loose-edges', channelVisibility: 'public' },
    },
    { name: 'List channels', parameters: { resource: 'channel', operation: 'getAll', returnAll: true, filters: {} } },
    {
      name: 'Set topic',
      parameters: { resource: 'channel', operation: 'setTopic', channelId: channel, topic: 'Where edges go' },
    },
    {
      name: 'Post message',
      parameters: {
        resource: 'message',
        operation: 'post',
        select: 'channel',
        channelId: channel,
        messageType: 'text',
        text: 'A new lead: Anna Node',
        otherOptions: { includeLinkToWorkflow: false },
      },
    },
    {
      name: 'Update message',
      parameters: {
        resource: 'message',
        operation: 'update',
        channelId: channel,
        ts: timestamp,
        messageType: 'text',
        text: 'A new lead: Anna Maria Node',
        otherOptions: { includeLinkToWorkflow: false },
        updateFields: {},
      },
    },
    {
      name: 'Add reaction',
      parameters: { resource: 'reaction', operation: 'add', channelId: channel, timestamp, name: 'tada' },
    },
    {
      name: 'Get permalink',
      parameters: { resource: 'message', operation: 'getPermalink', channelId: channel, timestamp },
    },
    {
      name: 'History',
      parameters: { resource: 'channel', operation: 'history', channelId: channel, returnAll: true, filters: {} },
    },
    { name: 'List users', parameters: { resource: 'user', operation: 'getAll', returnAll: true } },
  ],
};
