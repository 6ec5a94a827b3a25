import type { ActionContext } from '../define.ts';
import { openPipedrive } from './client.ts';
import { idFieldKey, idFieldName } from './id-field.ts';

/** Reads the person fields, and makes ours when it is missing. */
export async function testPipedrive(context: ActionContext): Promise<{ message: string }> {
  const key = await idFieldKey(context, await openPipedrive(context));
  return {
    message:
      key === null
        ? `Pipedrive answers. It has no person field "${idFieldName}": until an admin adds it (text), people are known by e-mail address alone.`
        : `Pipedrive answers; people are known by the field "${idFieldName}".`,
  };
}
