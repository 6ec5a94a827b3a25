/** Descriptions of nodes are pieces of HTML; links and emphasis are left out of them. */
export function plainText(html: string): string {
  const parsed = new DOMParser().parseFromString(html.replaceAll(/<br\s*\/?>/gi, '\n'), 'text/html');
  return parsed.body.textContent.trim();
}
