import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { nodeViewTexts as texts } from './texts.ts';

const key = 'leadloom.node-columns';
const step = 2;

/** Shares of the input and of the output, in hundredths of the width. */
type Shares = [input: number, output: number];

/** Three columns side by side; the lines between them are dragged, or moved by the arrows. */
export function Columns({ input, settings, output }: Record<'input' | 'settings' | 'output', ReactNode>) {
  const [shares, setShares] = useState(storedShares);
  const box = useRef<HTMLDivElement>(null);
  const set = (index: 0 | 1, share: number) => {
    const next: Shares = [...shares];
    next[index] = Math.round(Math.min(60, 80 - shares[1 - index]!, Math.max(15, share)));
    setShares(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const line = (index: 0 | 1) => (
    <div
      role="separator"
      aria-orientation="vertical"
      tabIndex={0}
      aria-label={index === 0 ? texts.widenInput : texts.widenOutput}
      aria-valuenow={shares[index]}
      aria-valuemin={15}
      aria-valuemax={60}
      className="node-line"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
        const { left, width } = box.current.getBoundingClientRect();
        const place = ((event.clientX - left) / width) * 100;
        set(index, index === 0 ? place : 100 - place);
      }}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowLeft' ? -step : event.key === 'ArrowRight' ? step : 0;
        if (by === 0 || event.altKey) return;
        event.preventDefault();
        set(index, shares[index] + (index === 0 ? by : -by));
      }}
    />
  );
  const [left, right] = shares;
  const style: CSSProperties = { gridTemplateColumns: `${left}fr 7px ${100 - left - right}fr 7px ${right}fr` };
  return (
    <div ref={box} className="node-columns" style={style}>
      <ScrollBox className="node-column" label={texts.parts.input}>
        <h3>{texts.parts.input}</h3>
        {input}
      </ScrollBox>
      {line(0)}
      <ScrollBox className="node-column" label={texts.parts.settings}>
        <h3>{texts.parts.settings}</h3>
        {settings}
      </ScrollBox>
      {line(1)}
      <ScrollBox className="node-column" label={texts.parts.output}>
        <h3>{texts.parts.output}</h3>
        {output}
      </ScrollBox>
    </div>
  );
}

function storedShares(): Shares {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    if (Array.isArray(stored) && stored.length === 2 && stored.every((share) => share >= 15 && share <= 60))
      return stored as Shares;
  } catch {
    // Nothing stored that can be read: the columns begin as they are meant.
  }
  return [30, 35];
}
