/** The entries of a field in which several are typed with commas between them; an expression may give a list instead. */
export function splitList(value: unknown): string[] {
  const entries = Array.isArray(value) ? value.map(String) : String(value).split(',');
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}
