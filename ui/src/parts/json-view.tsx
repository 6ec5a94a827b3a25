const token = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;
const longest = 200_000;

/** A value as indented, coloured JSON; what is longer than 200,000 characters is cut. */
export function JsonView({ value }: { value: unknown }) {
  const text = (JSON.stringify(value, null, 2) ?? 'undefined').slice(0, longest);
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(end, match.index));
    const [, string, colon, number] = match;
    const name = string ? (colon ? 'json-key' : 'json-string') : number ? 'json-number' : 'json-word';
    parts.push(
      <span key={match.index} className={name}>
        {string ?? match[0]}
      </span>,
      colon ?? '',
    );
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return <pre className="json">{parts}</pre>;
}
