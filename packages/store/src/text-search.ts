/** A filter value that matches strings that contain `text`, case ignored. For short lists only: it cannot use an index. */
export function containing(text: string): RegExp {
  return new RegExp(escapeRegExp(text), 'i');
}

/** A filter value that matches strings that begin with `text`; an index serves it. */
export function beginningWith(text: string): RegExp {
  return new RegExp(`^${escapeRegExp(text)}`);
}

/** The text as a pattern that matches just it. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
}
