import { connectedTo, downstreamOf, upstreamOf } from '@leadloom/graph';
import { usePageActions } from '../../shell/command-provider.tsx';
import { announce } from '../announce.ts';
import { editorTexts as texts } from '../texts.ts';
import { useEditor } from '../use-editor.ts';

/** Makes the selection larger along the wires. */
export function useSelecting(): void {
  const { document, selection, select } = useEditor();
  const reach = (follow: typeof upstreamOf) => {
    if (selection.nodes.length === 0) return undefined;
    return () => {
      const nodes = [...follow(document, selection.nodes)];
      select({ nodes });
      announce(texts.selected(nodes.length));
    };
  };
  usePageActions({
    selectUpstream: reach(upstreamOf),
    selectDownstream: reach(downstreamOf),
    selectConnected: reach(connectedTo),
  });
}
