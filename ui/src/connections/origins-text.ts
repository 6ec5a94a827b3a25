import { connectionTexts } from './texts.ts';

/** Origins as lines `https://vendor.example => http://127.0.0.1:5690/vendor`, for a text field. */
export function originsToText(origins: Record<string, string>): string {
  return Object.entries(origins)
    .map(([from, to]) => `${from} => ${to}`)
    .join('\n');
}

/** @throws Error that names the first line which is no pair of web addresses. */
export function originsFromText(text: string): Record<string, string> {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  return Object.fromEntries(
    lines.map((line) => {
      const pair = /^(https?:\/\/\S+)\s*=>\s*(https?:\/\/\S+)$/.exec(line);
      if (!pair) throw new Error(connectionTexts.originFault(line));
      return [pair[1]!, pair[2]!];
    }),
  );
}
