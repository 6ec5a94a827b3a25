/** A name that is not taken, counted on as n8n does: `Edit Fields`, `Edit Fields1`, `Edit Fields2` … It is taken from then on. */
export function takeFreeName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/\d+$/, '') || wanted;
  let name = wanted;
  for (let count = 1; taken.has(name); count += 1) name = `${base}${count}`;
  taken.add(name);
  return name;
}
