import { ContextMenu } from '@base-ui/react/context-menu';
import { useReactFlow } from '@xyflow/react';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import type { MenuPlace } from '../commands.ts';
import { useCommands, usePageActions } from '../shell/command-provider.tsx';
import { Keys } from '../shell/keys.tsx';
import type { PaletteTarget } from './palette/palette-target.ts';
import { cornerAt, inDrawing } from './screen-places.ts';
import { editorTexts as texts } from './texts.ts';
import { useEditor } from './use-editor.ts';

interface DrawingMenuProps {
  onAdd: (target: PaletteTarget) => void;
  children: ReactElement;
}

/** The menu of a right click or a long press on the drawing: what the table of commands has for a node, a wire, or the canvas. */
export function DrawingMenu({ onAdd, children }: DrawingMenuProps) {
  const { readOnly, selection, select } = useEditor();
  const flow = useReactFlow();
  const { commands, run } = useCommands();
  const [place, setPlace] = useState<MenuPlace>('canvas');
  const [isOpen, setIsOpen] = useState(false);
  const [point, setPoint] = useState({ x: 0, y: 0 });
  /** What is under the pointer is selected first, so that the menu is about that. */
  const aimAt = (event: SyntheticEvent, at: { clientX: number; clientY: number }) => {
    const element = event.target as HTMLElement;
    // Panels over the drawing have the browser's own menu.
    if (!element.closest('.react-flow')) {
      event.stopPropagation();
      return;
    }
    const node = element.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    const edge = element.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
    const wire = edge === undefined ? undefined : flow.getEdge(edge)?.data?.['wire'];
    setPoint({ x: at.clientX, y: at.clientY });
    setPlace(node !== undefined ? 'node' : wire !== undefined ? 'wire' : 'canvas');
    if (node !== undefined && !selection.nodes.includes(node)) select({ nodes: [node] });
    if (wire !== undefined) select({ wires: [wire as never] });
  };
  usePageActions({
    insertNode:
      readOnly || selection.wires.length !== 1
        ? undefined
        : () => onAdd({ wire: selection.wires[0]!, screen: inDrawing(point) }),
    ...(isOpen && place === 'canvas' && !readOnly
      ? { addNode: () => onAdd({ at: cornerAt(flow, point), screen: inDrawing(point) }) }
      : {}),
  });
  return (
    <ContextMenu.Root onOpenChange={setIsOpen}>
      <ContextMenu.Trigger
        className="drawing-menu-area"
        onContextMenuCapture={(event) => aimAt(event, event)}
        onTouchStartCapture={(event) => {
          const touch = event.touches[0];
          if (touch) aimAt(event, touch);
        }}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="menu-place">
          <ContextMenu.Popup className="menu-list" aria-label={texts.menu[place]}>
            {commands
              .filter(({ menus }) => menus?.includes(place))
              .map((command) => (
                <ContextMenu.Item
                  key={command.id}
                  className={command.isDangerous === true ? 'menu-item menu-danger' : 'menu-item'}
                  onClick={() => run(command)}
                >
                  <span className="grow">{command.title}</span>
                  {command.keys === undefined ? null : <Keys keys={command.keys} />}
                </ContextMenu.Item>
              ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
