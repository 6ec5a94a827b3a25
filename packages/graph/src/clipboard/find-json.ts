/** The values of JSON in a text: the whole text, else what stands between other words, in their order. */
export function* findJson(text: string): Generator {
  const whole = parse(text.trim());
  if (whole !== undefined) {
    yield whole;
    return;
  }
  for (let start = nextOpening(text, 0); start !== -1;) {
    const end = endOf(text, start);
    const value = end === -1 ? undefined : parse(text.slice(start, end));
    if (value !== undefined) yield value;
    start = nextOpening(text, value === undefined ? start + 1 : end);
  }
}

function nextOpening(text: string, from: number): number {
  const found = text.slice(from).search(/[{[]/);
  return found === -1 ? -1 : from + found;
}

/** The place behind the bracket that closes the one at `start`; -1 when none does. Brackets in strings do not count. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let place = start; place < text.length; place += 1) {
    const sign = text[place]!;
    if (sign === '"') {
      place += 1;
      while (place < text.length && text[place] !== '"') place += text[place] === '\\' ? 2 : 1;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0) return place + 1;
  }
  return -1;
}

function parse(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
