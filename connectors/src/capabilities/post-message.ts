import { type Static, Type } from 'typebox';

/** Posts a message to a channel of people. Never repeated blindly. */
export const postMessage = {
  name: 'post-message',
  title: 'Post a message',
  input: Type.Object(
    { channel: Type.String({ minLength: 1, maxLength: 200 }), text: Type.String({ minLength: 1, maxLength: 40_000 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ messageId: Type.String() }),
} as const;
export type PostMessageInput = Static<typeof postMessage.input>;
export type PostMessageOutput = Static<typeof postMessage.output>;
