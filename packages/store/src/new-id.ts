import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Digits of `timeLength` and `randomLength`: ids made in one millisecond share the first part. */
const timeLength = 10;
const randomLength = 12;

/**
 * A new id: `<prefix>_<10 digits of time><12 random digits>`, all base 32. Ids of one prefix sort by the millisecond they were made in;
 * 60 random bits keep those of one millisecond apart.
 */
export function newId(prefix: string, at: number = Date.now()): string {
  return `${prefix}_${encodeTime(at)}${randomDigits()}`;
}

/** The id of something that has a cause: the same cause and time give the same id. It sorts like those of `newId`. */
export function derivedId(prefix: string, at: number, cause: string): string {
  return `${prefix}_${encodeTime(at)}${digitsOf(createHash('sha256').update(cause).digest().subarray(0, randomLength))}`;
}

/** Milliseconds since 1970 as 10 digits that sort like the number. */
export function encodeTime(at: number): string {
  let rest = at;
  let text = '';
  for (let place = 0; place < timeLength; place++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Random bytes for many ids: an import makes hundreds of thousands, and the system is slow to give a few bytes at a time. */
let pool = Buffer.alloc(0);

function randomDigits(): string {
  if (pool.length < randomLength) pool = randomBytes(randomLength * 512);
  const digits = digitsOf(pool.subarray(0, randomLength));
  pool = pool.subarray(randomLength);
  return digits;
}

function digitsOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += alphabet.charAt(byte & 31);
  return text;
}

/** The random digits of an id of `newId`; of a foreign id, the id itself. */
export function randomPart(id: string): string {
  return id.length > timeLength + randomLength ? id.slice(-randomLength) : id;
}
