import type { WorkflowDocument } from '@leadloom/contracts';
import { isNote, nodesOn } from '@leadloom/graph';
import type { NodeChange, XYPosition } from '@xyflow/react';
import { useState } from 'react';
import { findGuides, type Guides } from './arrange/find-guides.ts';
import { useSizeOf } from './arrange/use-size-of.ts';
import type { CanvasNode } from '../canvas/project-canvas.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

type Places = ReadonlyMap<string, XYPosition>;
const still: Places = new Map();

/**
 * Moving of nodes by mouse and keys. While they are dragged they are in line with what they come near to, and the document hears of it when
 * they are let go. A note takes along what stands on it.
 */
export function useMoving(): {
  dragged: Places;
  guides: Guides | null;
  take: (changes: readonly NodeChange<CanvasNode>[]) => void;
} {
  const { document, apply } = useEditor();
  const sizeOf = useSizeOf();
  const [dragged, setDragged] = useState(still);
  const [guides, setGuides] = useState<Guides | null>(null);

  const take = (changes: readonly NodeChange<CanvasNode>[]) => {
    const moves = changes.flatMap((change) =>
      change.type === 'position' && change.position ? [{ ...change, position: change.position }] : [],
    );
    if (moves.length === 0) return;
    const isDragging = moves.some(({ dragging }) => dragging === true);
    const isByMouse = isDragging || dragged.size > 0;
    const given = new Map(moves.map(({ id, position }) => [id, position]));
    const lined = isByMouse ? inLine(document, given, sizeOf) : null;
    const places = withPassengers(document, lined?.places ?? given, sizeOf);
    setGuides(isDragging ? (lined?.guides ?? null) : null);
    if (isDragging) {
      setDragged(new Map([...dragged, ...places]));
      return;
    }
    setDragged(still);
    const positions = whatMoved(document, places);
    if (Object.keys(positions).length > 0)
      apply([{ op: 'moveNodes', positions }], texts.edits.move, { joins: `move ${Object.keys(positions).join(' ')}` });
  };
  return { dragged, guides, take };
}

function inLine({ nodes }: WorkflowDocument, places: Places, sizeOf: ReturnType<typeof useSizeOf>) {
  const moving = nodes.filter(({ name }) => places.has(name));
  const left = Math.min(...[...places.values()].map(({ x }) => x));
  const top = Math.min(...[...places.values()].map(({ y }) => y));
  const right = Math.max(...moving.map((node) => places.get(node.name)!.x + sizeOf(node).width));
  const bottom = Math.max(...moving.map((node) => places.get(node.name)!.y + sizeOf(node).height));
  const others = nodes.filter((node) => !places.has(node.name) && !isNote(node));
  const guides = findGuides(
    { x: left, y: top, width: right - left, height: bottom - top },
    others.map((node) => ({ x: node.position[0]!, y: node.position[1]!, ...sizeOf(node) })),
  );
  return {
    guides,
    places: new Map([...places].map(([name, { x, y }]) => [name, { x: x + guides.dx, y: y + guides.dy }])),
  };
}

function withPassengers({ nodes }: WorkflowDocument, places: Places, sizeOf: ReturnType<typeof useSizeOf>): Places {
  const all = new Map(places);
  for (const note of nodes) {
    const place = places.get(note.name);
    if (place === undefined || !isNote(note)) continue;
    const [dx, dy] = [place.x - note.position[0]!, place.y - note.position[1]!];
    for (const { name, position } of nodesOn(note, nodes, sizeOf))
      if (!all.has(name)) all.set(name, { x: position[0]! + dx, y: position[1]! + dy });
  }
  return all;
}

function whatMoved({ nodes }: WorkflowDocument, places: Places): Record<string, [number, number]> {
  return Object.fromEntries(
    nodes.flatMap(({ name, position }): [string, [number, number]][] => {
      const place = places.get(name);
      if (place === undefined) return [];
      const [x, y] = [Math.round(place.x), Math.round(place.y)];
      return x === position[0] && y === position[1] ? [] : [[name, [x, y]]];
    }),
  );
}
