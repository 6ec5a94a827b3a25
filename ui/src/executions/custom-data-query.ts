/** `customer=c1` finds executions whose nodes noted that, `customer` those that noted anything by this name. */
export function customDataQuery(search: string | undefined): { customKey?: string; customValue?: string } {
  const [key = '', ...value] = (search ?? '').split('=');
  const customKey = key.trim().slice(0, 50);
  if (customKey === '') return {};
  return { customKey, ...(value.length > 0 && { customValue: value.join('=').trim().slice(0, 512) }) };
}
