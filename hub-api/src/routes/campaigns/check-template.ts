import { type CampaignInput, HubError, leadFieldNames } from '@leadloom/contracts';
import { placeholdersOf } from '@leadloom/domain';

/** @throws HubError `invalid_input` that names the placeholders which are no fields of a lead. */
export function checkTemplate({ subject, body }: CampaignInput): void {
  const unknown = placeholdersOf(`${subject}\n${body}`).filter(
    (name) => !leadFieldNames.some((field) => field === name),
  );
  if (unknown.length === 0) return;
  throw new HubError(
    'invalid_input',
    `Unknown placeholder ${unknown.map((name) => `{{${name}}}`).join(', ')}. A lead has: ${leadFieldNames.join(', ')}.`,
    { details: { unknown } },
  );
}
