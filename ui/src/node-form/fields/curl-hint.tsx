import { formTexts as texts } from '../texts.ts';

export function CurlHint() {
  return <p className="field-hint">{texts.curl}</p>;
}
