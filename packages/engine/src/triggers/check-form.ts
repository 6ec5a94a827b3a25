import type { FormField } from '@leadloom/contracts';

/** The body of a form as n8n's nodes read it. */
export interface FormBody {
  data: Record<string, string | string[]>;
  files: Record<string, { originalFilename: string; size: number; mimetype: string }[]>;
}

/**
 * Brings what a browser sends without any script into the form that n8n's nodes expect of their own page: choices as the JSON of a list, no
 * empty files, numbers and dates that were left out not there at all (an empty number would be read as 0).
 */
export function normaliseForm(fields: readonly FormField[], body: FormBody): void {
  for (const [name, files] of Object.entries(body.files)) {
    const kept = files.filter(({ originalFilename, size }) => originalFilename !== '' || size > 0);
    if (kept.length === 0) delete body.files[name];
    else body.files[name] = kept;
  }
  for (const { id, kind } of fields) {
    if (kind === 'choices' || kind === 'choice') {
      const chosen = chosenOf(body.data[id]);
      if (kind === 'choice' && chosen.length === 0) delete body.data[id];
      else body.data[id] = JSON.stringify(chosen);
    }
    if ((kind === 'number' || kind === 'date') && body.data[id] === '') delete body.data[id];
    // n8n keeps the name of what was left out, as null.
    if (kind === 'file' && body.files[id] === undefined) delete body.data[id];
  }
}

/** The fields with what was sent in them and, where it will not do, the reason; null when all is well. Works on a normalised body. */
export function faultsOf(fields: readonly FormField[], body: FormBody): FormField[] | null {
  const checked = fields.map((field): FormField => {
    const error = faultOf(field, body);
    const value =
      field.kind === 'choices' || field.kind === 'choice' ? valueOfChoice(field, body) : body.data[field.id];
    return {
      ...field,
      // A password is not sent back.
      ...(value === undefined || field.kind === 'password' || field.kind === 'hidden' ? {} : { value }),
      ...(error === null ? {} : { error }),
    };
  });
  return checked.some(({ error }) => error !== undefined) ? checked : null;
}

function faultOf(field: FormField, body: FormBody): string | null {
  const { id, kind, isRequired, options, least, most } = field;
  if (kind === 'html' || kind === 'hidden') return null;
  if (kind === 'file') return fileFault(field, body.files[id] ?? []);
  if (kind === 'choices') {
    const chosen = chosenOf(body.data[id]);
    if (chosen.some((option) => !options.includes(option))) return 'Choose from the list.';
    if (chosen.length === 0 && !isRequired) return null;
    if (least === most && chosen.length !== least) return `Choose exactly ${least}.`;
    if (chosen.length < least) return `Choose at least ${least}.`;
    return most !== null && chosen.length > most ? `Choose at most ${most}.` : null;
  }
  const value = String(kind === 'choice' ? (chosenOf(body.data[id])[0] ?? '') : (body.data[id] ?? '')).trim();
  if (value === '') return isRequired ? 'Fill this in.' : null;
  if (kind === 'number' && !Number.isFinite(Number(value))) return 'Enter a number.';
  if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'Enter an e-mail address.';
  if (kind === 'date' && Number.isNaN(Date.parse(value))) return 'Enter a date.';
  if ((kind === 'dropdown' || kind === 'choice') && !options.includes(value)) return 'Choose from the list.';
  return null;
}

function fileFault({ isRequired, hasSeveral, accept }: FormField, files: FormBody['files'][string]): string | null {
  if (files.length === 0) return isRequired ? 'Choose a file.' : null;
  if (!hasSeveral && files.length > 1) return 'Choose one file only.';
  const wanted = accept
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  const isWanted = ({ originalFilename, mimetype }: (typeof files)[number]) =>
    wanted.length === 0 ||
    wanted.some((part) =>
      part.startsWith('.')
        ? originalFilename.toLowerCase().endsWith(part)
        : part.endsWith('/*')
          ? mimetype.startsWith(part.slice(0, -1))
          : mimetype === part,
    );
  return files.every(isWanted) ? null : `Choose files of these kinds: ${wanted.join(', ')}.`;
}

function valueOfChoice({ kind, id }: FormField, body: FormBody): string | string[] | undefined {
  const chosen = chosenOf(body.data[id]);
  return kind === 'choices' ? chosen : chosen[0];
}

function chosenOf(given: string | string[] | undefined): string[] {
  if (given === undefined || given === '') return [];
  if (Array.isArray(given)) return given;
  if (!given.startsWith('[')) return [given];
  try {
    const list = JSON.parse(given) as unknown;
    return Array.isArray(list) ? list.map(String) : [given];
  } catch {
    return [given];
  }
}
