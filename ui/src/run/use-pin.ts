import { getNodeData } from '@leadloom/contracts';
import { call } from '../api/call.ts';
import { useEditor } from '../editor/use-editor.ts';
import { formatBytes } from '../parts/format.ts';
import { showError, showToast } from '../parts/toasts.ts';
import { mostPinned, pinnedSize } from './pinned-size.ts';
import type { RunState } from './fold-run.ts';
import { runTexts as texts } from './texts.ts';

const pageSize = 500;

export interface Pinning {
  /** Sets what is pinned to a node; null takes it away. False when it is too large, which the user is told. */
  set: (node: string, items: unknown[] | null) => boolean;
  /** Pins what the node gave in the run that is shown; unpins it when something is pinned. */
  toggle: (node: string) => void;
}

/** Pins items to nodes of the workflow that is edited. */
export function usePin(executionId: string | null, run: RunState | null): Pinning {
  const { document, apply } = useEditor();
  const set = (node: string, items: unknown[] | null) => {
    if (items === null) return apply([{ op: 'setPinData', node, items }], texts.unpinned(node));
    const size = pinnedSize(document, node, items);
    if (size <= mostPinned) return apply([{ op: 'setPinData', node, items }], texts.pinned(node));
    showToast('bad', texts.tooLarge(formatBytes(size)));
    return false;
  };
  const pinOutput = async (node: string) => {
    const nodeRun = run?.nodes[node]?.runs.at(-1);
    const output = nodeRun?.items.findIndex((count) => count > 0) ?? -1;
    if (executionId === null || nodeRun === undefined || output < 0) {
      showToast('bad', texts.nothingToPin);
      return;
    }
    const items: unknown[] = [];
    for (let total = 1; items.length < total;) {
      const query = { node, run: nodeRun.run, output, offset: items.length, limit: pageSize };
      const page = await call(getNodeData, { params: { id: executionId }, query });
      if (page.items.length === 0) break;
      items.push(...page.items.map(({ json, binary }) => (binary === undefined ? { json } : { json, binary })));
      total = page.total;
    }
    set(node, items);
  };
  return {
    set,
    toggle: (node) => {
      if (document.pinData?.[node] === undefined) void pinOutput(node).catch(showError);
      else set(node, null);
    },
  };
}
