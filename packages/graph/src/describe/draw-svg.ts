import { escapeHtml, type Wire, type WorkflowDocument, type WorkflowNode } from '@leadloom/contracts';
import { listTriggers } from '../list-triggers.ts';
import type { FindNodeType } from '../node-facts.ts';
import { listWires } from '../operations/wires.ts';
import { noteType } from './order-nodes.ts';
import { svgStyle } from './svg-style.ts';
import { typeTitle } from './type-title.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const side = 96;
const partSide = 72;
const margin = 40;
/** Room for the name below a node. */
const labelRoom = 48;
const lineLength = 22;

/** A picture of a drawing: complete in itself, without icons of others, light or dark as the page that shows it. */
export function drawSvg(document: WorkflowDocument, findNodeType: FindNodeType): string {
  const wires = listWires(document.connections);
  const parts = new Set(wires.filter(({ sourceType }) => sourceType !== 'main').map(({ source }) => source));
  const triggers = new Set(listTriggers(document, findNodeType).map(({ node }) => node));
  const boxes = new Map(document.nodes.map((node) => [node.name, boxOf(node, parts)]));
  const view = around([...boxes.values()]);
  const notes = document.nodes.filter(({ type }) => type === noteType);
  const steps = document.nodes.filter(({ type }) => type !== noteType);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view.x} ${view.y} ${view.width} ${view.height}" width="${view.width}" height="${view.height}" role="img">`,
    `<title>${escapeHtml(document.name ?? '')}</title><style>${svgStyle}</style>`,
    ...notes.map((note) => drawNote(note, boxes.get(note.name))),
    ...wires.map((wire) => drawWire(wire, boxes, document)),
    ...steps.map((node) => drawStep(node, boxes.get(node.name), kindOf(node.name, triggers, parts))),
    '</svg>',
  ].join('\n');
}

function boxOf({ type, name, position, parameters }: WorkflowNode, parts: ReadonlySet<string>): Box {
  const [x = 0, y = 0] = position;
  if (type !== noteType) {
    const size = parts.has(name) ? partSide : side;
    return { x, y, width: size, height: size };
  }
  const sizeOf = (key: string, usual: number) => (typeof parameters?.[key] === 'number' ? parameters[key] : usual);
  return { x, y, width: sizeOf('width', 240), height: sizeOf('height', 160) };
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x), ...(boxes.length === 0 ? [0] : [])) - margin;
  const y = Math.min(...boxes.map((box) => box.y), ...(boxes.length === 0 ? [0] : [])) - margin;
  const right = Math.max(0, ...boxes.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(0, ...boxes.map((box) => box.y + box.height)) + labelRoom + margin;
  return { x, y, width: Math.max(right - x, side), height: Math.max(bottom - y, side) };
}

type Kind = 'trigger' | 'part' | 'step';

function kindOf(name: string, triggers: ReadonlySet<string>, parts: ReadonlySet<string>): Kind {
  return triggers.has(name) ? 'trigger' : parts.has(name) ? 'part' : 'step';
}

function drawStep(node: WorkflowNode, box: Box | undefined, kind: Kind): string {
  if (box === undefined) return '';
  const { x, y, width, height } = box;
  const centre = x + width / 2;
  const title = typeTitle(node.type);
  const mark = title
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2);
  const round = kind === 'part' ? width / 2 : 14;
  const shape =
    kind === 'trigger'
      ? `<path class="box" d="M${x + 40} ${y}h${width - 54}a14 14 0 0 1 14 14v${height - 28}a14 14 0 0 1 -14 14h-${width - 54}a40 ${height / 2} 0 0 1 0 -${height}z"/>`
      : `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;
  const lines = linesOf(node.name).map(
    (line, place) => `<text class="name" x="${centre}" y="${y + height + 20 + place * 17}">${escapeHtml(line)}</text>`,
  );
  return [
    `<g class="${kind}${node.disabled === true ? ' off' : ''}" style="--hue:${hueOf(node.type)}"><title>${escapeHtml(`${node.name} (${title})`)}</title>`,
    shape,
    `<circle class="tint" cx="${centre}" cy="${y + height / 2}" r="${width * 0.27}"/>`,
    `<text class="mark" x="${centre}" y="${y + height / 2}">${escapeHtml(mark)}</text>`,
    ...lines,
    '</g>',
  ].join('');
}

function drawNote({ parameters }: WorkflowNode, box: Box | undefined): string {
  if (box === undefined) return '';
  const { x, y, width, height } = box;
  const { content, color } = parameters ?? {};
  const [first = ''] = (typeof content === 'string' ? content : '').trim().split('\n');
  const title = first.replace(/^#+\s*/, '').slice(0, Math.floor(width / 9));
  return `<g class="note note-${typeof color === 'number' ? color : 1}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/><text x="${x + 16}" y="${y + 28}">${escapeHtml(title)}</text></g>`;
}

function drawWire(wire: Wire, boxes: ReadonlyMap<string, Box>, document: WorkflowDocument): string {
  const [from, to] = [boxes.get(wire.source), boxes.get(wire.target)];
  if (from === undefined || to === undefined) return '';
  if (wire.sourceType !== 'main') {
    const [x, y] = [from.x + from.width / 2, from.y];
    const [endX, endY] = [to.x + to.width / 2, to.y + to.height];
    return `<path class="wire part-wire" d="M${x} ${y}C${x} ${y - 40} ${endX} ${endY + 40} ${endX} ${endY}"/>`;
  }
  const outputs = document.connections[wire.source]?.['main']?.length ?? 1;
  const startX = from.x + from.width;
  const startY = from.y + (from.height * (wire.sourceIndex + 1)) / (outputs + 1);
  const endY = to.y + to.height / 2;
  const bend = Math.max(40, Math.abs(to.x - startX) / 2);
  return `<path class="wire" d="M${startX} ${startY}C${startX + bend} ${startY} ${to.x - bend} ${endY} ${to.x} ${endY}"/>`;
}

/** The name on at most two lines. */
function linesOf(name: string): string[] {
  if (name.length <= lineLength) return [name];
  const space = name.lastIndexOf(' ', lineLength);
  const cut = space > 0 ? space : lineLength;
  const rest = name.slice(cut).trim();
  return [name.slice(0, cut), rest.length > lineLength ? `${rest.slice(0, lineLength - 1)}…` : rest];
}

/** The same type has the same colour in each picture. */
function hueOf(type: string): number {
  let sum = 0;
  for (const character of type) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return sum % 360;
}
