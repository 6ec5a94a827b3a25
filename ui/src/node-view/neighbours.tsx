import { listWires } from '@leadloom/graph';
import type { WorkflowDocument } from '@leadloom/contracts';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { usePageActions } from '../shell/command-provider.tsx';
import { nodeViewTexts as texts } from './texts.ts';

interface NeighboursProps {
  document: WorkflowDocument;
  name: string;
  onSelect: (node: string) => void;
}

/** Steps to the nodes before and behind this one, without closing its panel. Sub-nodes stand before the node that they serve. */
export function Neighbours({ document, name, onSelect }: NeighboursProps) {
  const wires = listWires(document.connections);
  const before = new Set(wires.flatMap(({ source, target }) => (target === name ? [source] : [])));
  const after = new Set(wires.flatMap(({ source, target }) => (source === name ? [target] : [])));
  const [previous] = before;
  const [next] = after;
  usePageActions({
    nodeBefore: previous === undefined ? undefined : () => onSelect(previous),
    nodeAfter: next === undefined ? undefined : () => onSelect(next),
  });
  return (
    <>
      {[...before].map((node) => (
        <Button
          key={node}
          tone="quiet"
          icon={ArrowLeft}
          isIconOnly
          aria-label={texts.before(node)}
          onClick={() => onSelect(node)}
        />
      ))}
      {[...after].map((node) => (
        <Button
          key={node}
          tone="quiet"
          icon={ArrowRight}
          isIconOnly
          aria-label={texts.after(node)}
          onClick={() => onSelect(node)}
        />
      ))}
    </>
  );
}
