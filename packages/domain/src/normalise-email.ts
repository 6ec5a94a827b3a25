/**
 * An address in the form in which we compare addresses: without display name and `mailto:`, the whole in lower case, the domain in ASCII.
 * Local parts are case-sensitive by RFC 5321 but no mailbox provider treats them so.
 * @returns undefined when the text is no address that mail can be sent to
 */
export function normaliseEmail(text: string): string | undefined {
  const bare = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  const address = bare
    .normalize('NFC')
    .replace(/[\u200B-\u200D\uFEFF\s]/g, '')
    .replace(/^mailto:/i, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const host = asciiHost(address.slice(at + 1));
  if (at < 1 || host === undefined || !localPart.test(local) || address.length > 254) return undefined;
  return `${local}@${host}`;
}

/** Dot-atom of RFC 5322 with the letters of RFC 6531; at most 64 octets. */
const localPart = /^(?=.{1,64}$)[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

function asciiHost(host: string): string | undefined {
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(host) || !host.includes('.') || host.includes('..'))
    return undefined;
  try {
    const ascii = new URL(`http://${host}`).hostname;
    return /[a-z]/.test(ascii.split('.').at(-1) ?? '') ? ascii : undefined;
  } catch {
    return undefined;
  }
}
