/** Kinds of files that a browser may draw by itself: none of them can hold a script. */
const harmless = /^(image\/(png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;
const readable = /^(text\/[\w.+-]+|application\/([\w.-]+\+)?(json|xml|yaml))$/;

/** The content type that a file is looked at with: its own, or plain text for all that is text. Null when it is for saving only. */
export function shownType(type: string | null): string | null {
  const [essence = ''] = (type ?? '').toLowerCase().split(';');
  if (harmless.test(essence.trim())) return essence.trim();
  return readable.test(essence.trim()) ? 'text/plain; charset=utf-8' : null;
}
