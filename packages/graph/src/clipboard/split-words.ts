/** Letters behind a backslash in `$'…'`, as Chrome copies what is not plain. */
const ansi: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\u0007', b: '\b', f: '\f', v: '\v' };

/** The words of a command as a POSIX shell reads them: quotes of three kinds, backslashes, lines that go on. Nothing is expanded. */
export function splitWords(command: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let place = 0;
  while (place < command.length) {
    const sign = command[place]!;
    if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
      place += 1;
      continue;
    }
    if (sign === '\\' || (sign === '^' && /^\^\r?\n/.test(command.slice(place, place + 3)))) {
      const goesOn = /^[\\^]\r?\n/.exec(command.slice(place, place + 3));
      if (goesOn === null) word = (word ?? '') + (command[place + 1] ?? '');
      place += goesOn?.[0].length ?? 2;
      continue;
    }
    const quoted = quotedAt(command, place);
    word = (word ?? '') + (quoted?.text ?? sign);
    place = quoted?.end ?? place + 1;
  }
  return word === null ? words : [...words, word];
}

function quotedAt(command: string, place: number): { text: string; end: number } | null {
  const opening = /^\$?['"]/.exec(command.slice(place, place + 2))?.[0];
  if (opening === undefined) return null;
  const quote = opening.at(-1)!;
  const isPlain = opening === "'";
  let text = '';
  let at = place + opening.length;
  for (; at < command.length && command[at] !== quote; at += 1) {
    if (isPlain || command[at] !== '\\') text += command[at];
    else {
      const escaped = escapedAt(command, at, opening === "$'");
      text += escaped.text;
      at = escaped.end - 1;
    }
  }
  return { text, end: at + 1 };
}

function escapedAt(command: string, place: number, isAnsi: boolean): { text: string; end: number } {
  const sign = command[place + 1] ?? '';
  if (!isAnsi) return { text: sign === '\n' ? '' : /["\\$`]/.test(sign) ? sign : `\\${sign}`, end: place + 2 };
  const code = /^\\(?:u([\da-f]{1,4})|x([\da-f]{1,2}))/i.exec(command.slice(place, place + 6));
  if (code === null) return { text: ansi[sign] ?? sign, end: place + 2 };
  return { text: String.fromCharCode(Number.parseInt((code[1] ?? code[2])!, 16)), end: place + code[0].length };
}
