import type { NodeState } from '../run/fold-run.ts';

const state: Record<NodeState['status'] | 'idle', string> = {
  idle: 'Not run',
  running: 'Running',
  success: 'Succeeded',
  error: 'Failed',
  waiting: 'Waiting',
  needs_decision: 'Needs a decision',
  canceled: 'Stopped',
};

export const canvasTexts = {
  label: 'Workflow drawing',
  controls: 'View',
  fitView: 'Show all (1)',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (-)',
  minimap: 'Overview of the drawing',
  empty: 'An empty workflow',
  emptyHint: 'Its document has no nodes. Import another document.',
  state,
  items: (count: number) => (count === 1 ? '1 item' : `${count.toLocaleString('en')} items`),
  runs: (count: number) => (count === 1 ? '1 run' : `${count} runs`),
  disabled: 'Disabled',
  pinned: 'Pinned data',
  unknownType: 'This node type is not installed',
  noteLabel: (text: string) => (text === '' ? 'Empty note' : `Note: ${text.slice(0, 60)}`),
  nodeLabel: (name: string, kind: string, status: string) => `${name}, ${kind}, ${status}`,
} as const;
