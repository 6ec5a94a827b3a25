import { HubError } from '@leadloom/contracts';

export interface SecretReference {
  store: string;
  /** The last part is the key. */
  path: string[];
}

const step = String.raw`\.[A-Za-z_]\w*|\[\s*'[^']+'\s*\]|\[\s*"[^"]+"\s*\]`;
const reference = new RegExp(String.raw`\$secrets((?:${step})*)`, 'g');

/**
 * The secrets that an expression names, so that they can be fetched before it is evaluated.
 * @throws HubError `invalid_input` for a name that is made while the expression is evaluated
 */
export function findReferences(field: string, text: string): SecretReference[] {
  return [...text.matchAll(reference)].map(([, steps = '']) => {
    const [store, ...path] = [...steps.matchAll(new RegExp(step, 'g'))].map(([part]) =>
      part.replace(/^[.[\s'"]+|[\]\s'"]+$/g, ''),
    );
    if (store === undefined || path.length === 0 || path.includes(''))
      throw new HubError(
        'invalid_input',
        `The field ${field} must name its secret in full, as {{ $secrets.vault.path.key }} or {{ $secrets.env.NAME }}.`,
        { details: { field } },
      );
    return { store, path };
  });
}
