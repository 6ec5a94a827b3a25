import type { GivenItem } from './item-source.ts';
import { runDataTexts as texts } from './texts.ts';

/** The field of an item that holds a web page, as the HTML node gives one. */
export function pageField({ json }: GivenItem): [string, string] | undefined {
  return Object.entries((json ?? {}) as Record<string, unknown>).find(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && /^\s*<(!doctype html|html|body|div|p|h1)\b/i.test(entry[1]),
  );
}

/** A web page that an item holds, in a frame in which no script runs and nothing of this page can be reached. */
export function ItemPage({ item }: { item: GivenItem }) {
  const [name, page] = pageField(item) ?? ['', ''];
  return <iframe className="html-frame" sandbox="" srcDoc={page} title={texts.htmlOf(name)} />;
}
