/** How a node type is called, where the catalogue does not say it: `n8n-nodes-base.httpRequest` → "Http Request". */
export function typeTitle(type: string): string {
  const last = type.split('.').at(-1) ?? type;
  const words = last.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
