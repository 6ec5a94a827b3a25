import { HubError } from '@leadloom/contracts';
import { Type } from 'typebox';
import type { ActionContext } from '../define.ts';
import type { Pipedrive } from './client.ts';
import { One, PageOf } from './records.ts';

export const idFieldName = 'Leadloom ID';

const Field = Type.Object({ field_name: Type.String(), field_code: Type.String() });

/**
 * The key of our custom field on persons; made when it is missing. Null when the user may not make fields: people are known by e-mail
 * alone then.
 */
export async function idFieldKey(context: ActionContext, pipedrive: Pipedrive): Promise<string | null> {
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    // https://developers.pipedrive.com/docs/api/v1/PersonFields#getPersonFields (v2)
    const page = await pipedrive.answerOf('personFields', 'read', PageOf(Field), () =>
      pipedrive.personFields.getPersonFields({ limit: 500, ...from }),
    );
    const ours = page.data.find((field) => field.field_name === idFieldName);
    if (ours !== undefined) return ours.field_code;
    cursor = page.additional_data?.next_cursor ?? undefined;
  } while (cursor !== undefined);
  try {
    const made = await pipedrive.answerOf('personFields', 'idempotent', One(Field), () =>
      pipedrive.personFields.addPersonField({
        AddPersonFieldRequest: { field_name: idFieldName, field_type: 'varchar' },
      }),
    );
    return made.data.field_code;
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'forbidden') throw error;
    context.log.warn({ field: idFieldName }, 'Pipedrive has no such person field and the user may not make it');
    return null;
  }
}
