import { HubError } from '@leadloom/contracts';
import { postMessage as capability } from '../capabilities/post-message.ts';
import { defineAction } from '../define.ts';
import { openSlack } from './client.ts';
import { slackError } from './errors.ts';

export const postMessage = defineAction({
  ...capability,
  capability: capability.name,
  safety: 'unsafe',
  docsUrl: 'https://docs.slack.dev/reference/methods/chat.postMessage',
  cost: () => 1,
  async run(context, input) {
    const where = 'Slack chat.postMessage';
    const slack = await openSlack(context);
    context.signal.throwIfAborted();
    try {
      // https://docs.slack.dev/reference/methods/chat.postMessage
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not the window's
      const answer = await slack.chat.postMessage({ channel: input.channel, text: input.text });
      // A message is known by its channel and its time.
      if (answer.channel !== undefined && answer.ts !== undefined)
        return { messageId: `${answer.channel}:${answer.ts}` };
    } catch (error) {
      throw slackError(where, error, 'unsafe', context.signal);
    }
    throw new HubError('outcome_unknown', `${where} took the message and did not say where it is.`);
  },
});
