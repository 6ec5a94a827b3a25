import type { ReactNode } from 'react';

/**
 * The Markdown that people write on sticky notes, as React elements, so that no HTML of a document ever reaches the page: headings, lists,
 * quotes, code, bold, italic, links. Pictures become links, as the page loads nothing from elsewhere.
 */
export function Markdown({ text }: { text: string }) {
  return blocksOf(text.replaceAll('\r\n', '\n')).map((block, index) => (
    // The blocks of a text have no identity but their place.
    <Block key={index} text={block} />
  ));
}

/** Paragraphs are parted by blank lines; a heading, a fence and a change between list and text also begin a block. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let current: string[] = [];
  let isFenced = false;
  const flush = () => {
    if (current.length > 0) blocks.push(current.join('\n'));
    current = [];
  };
  for (const line of text.split('\n')) {
    if (line.trimStart().startsWith('```')) {
      if (!isFenced) flush();
      current.push(line);
      if (isFenced) flush();
      isFenced = !isFenced;
    } else if (isFenced) current.push(line);
    else if (line.trim() === '') flush();
    else if (/^#{1,6}\s/.test(line)) {
      flush();
      blocks.push(line);
    } else {
      const before = current.at(-1);
      if (before !== undefined && kindOf(before) !== kindOf(line)) flush();
      current.push(line);
    }
  }
  flush();
  return blocks;
}
function kindOf(line: string): 'list' | 'steps' | 'quote' | 'text' {
  if (/^\s*[-*+]\s/.test(line)) return 'list';
  if (/^\s*\d+[.)]\s/.test(line)) return 'steps';
  return line.startsWith('>') ? 'quote' : 'text';
}

function Block({ text }: { text: string }) {
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  if (heading) {
    const Tag = (['h1', 'h2', 'h3'] as const)[heading[1]!.length - 1] ?? 'h4';
    return <Tag>{inline(heading[2]!)}</Tag>;
  }
  if (text.trimStart().startsWith('```'))
    return (
      <pre>
        <code>{text.replace(/^\s*```.*\n?/, '').replace(/\n?\s*```\s*$/, '')}</code>
      </pre>
    );
  if (/^(-{3,}|\*{3,})$/.test(text.trim())) return <hr />;
  const kind = kindOf(text);
  if (kind === 'quote') return <blockquote>{inline(text.replaceAll(/^>\s?/gm, ''))}</blockquote>;
  if (kind === 'text') return <p>{inline(text)}</p>;
  const Tag = kind === 'list' ? 'ul' : 'ol';
  return (
    <Tag>
      {text.split('\n').map((line) => (
        <li key={line}>{inline(line.replace(/^\s*([-*+]|\d+[.)])\s+/, ''))}</li>
      ))}
    </Tag>
  );
}

const inlinePattern =
  /(`[^`]+`)|(\*\*.+?\*\*|__.+?__)|(\*[^*\s][^*]*\*|\b_[^_]+_\b)|(!?\[[^\]]*\]\([^)\s]+[^)]*\))|(https?:\/\/[^\s)<>]+)/;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let rest = text;
  for (let match = inlinePattern.exec(rest); match; match = inlinePattern.exec(rest)) {
    if (match.index > 0) parts.push(rest.slice(0, match.index));
    parts.push(<Span key={parts.length} text={match[0]} />);
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function Span({ text }: { text: string }) {
  if (text.startsWith('`')) return <code>{text.slice(1, -1)}</code>;
  if (text.startsWith('**') || text.startsWith('__')) return <strong>{inline(text.slice(2, -2))}</strong>;
  const link = /^!?\[([^\]]*)\]\(([^)\s]+)/.exec(text);
  if (link || text.startsWith('http')) {
    const address = link ? link[2]! : text;
    const title = link?.[1] || address;
    return /^https?:\/\//i.test(address) ? (
      <a href={address} target="_blank" rel="noreferrer" className="nopan">
        {title}
      </a>
    ) : (
      title
    );
  }
  return <em>{inline(text.slice(1, -1))}</em>;
}
