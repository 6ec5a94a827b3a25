import type { LeadFieldName } from '@leadloom/contracts';
import { leadTexts } from '../leads/texts.ts';
import { campaignTexts as texts } from './texts.ts';

const common: readonly (readonly [LeadFieldName, string])[] = [
  ['firstName', 'there'],
  ['lastName', ''],
  ['title', 'your role'],
  ['companyName', 'your company'],
  ['industry', 'your industry'],
  ['city', 'your city'],
];

/** Placeholders that can be put into the text, each with a fallback. */
export function Placeholders({ onInsert }: { onInsert: (placeholder: string) => void }) {
  return (
    <div>
      <p className="field-label">{texts.placeholders}</p>
      <div className="placeholders">
        {common.map(([name, fallback]) => (
          <button key={name} type="button" onClick={() => onInsert(`{{${name}|${fallback}}}`)}>
            {leadTexts.fields[name]}
          </button>
        ))}
      </div>
      <p className="field-hint">{texts.placeholdersHint}</p>
    </div>
  );
}
