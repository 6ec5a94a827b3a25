import type { Permission } from '@leadloom/contracts';
import { texts } from './texts.ts';

/** What a right click or a long press was on. */
export type MenuPlace = 'node' | 'wire' | 'canvas';

interface Wording {
  title: string;
  /** `mod` is Ctrl, on a Mac the command key; then `alt`, `shift`, the key. Two presses after each other are parted by a space. */
  keys?: string;
  /** Other keys that do the same. */
  also?: readonly string[];
  /** Menus of the drawing that it is in. */
  menus?: readonly MenuPlace[];
  isDangerous?: boolean;
  /** Keys that work in a text field too. */
  worksWhileTyping?: boolean;
  /** The browser tells of these keys by an event of its own, which may reach the clipboard without asking. */
  isByBrowser?: boolean;
}

/**
 * What pages can do; a page offers some of them by name (`usePageActions`), and those are possible while it is shown. Menus of the drawing list
 * theirs in this order.
 */
const pageCommands = {
  run: { title: 'Run the workflow', keys: 'mod+enter', worksWhileTyping: true },
  runToHere: { title: 'Run to here', keys: 'r', menus: ['node'] },
  stop: { title: 'Stop the run', keys: 'mod+.', worksWhileTyping: true },
  nextError: { title: 'Go to the next error', keys: 'e' },
  openNode: { title: 'Open the node', keys: 'enter', menus: ['node'] },
  addNode: { title: 'Add a node', keys: 'n', menus: ['canvas'] },
  quickAdd: { title: 'Add a node at the pointer (or Ctrl and a click)', keys: 'tab' },
  insertNode: { title: 'Insert a node here', menus: ['wire'] },
  pin: { title: 'Pin or unpin the output', keys: 'p', menus: ['node'] },
  connectNodes: { title: 'Connect the selected nodes', keys: 'c', menus: ['node'] },
  undo: { title: 'Undo', keys: 'mod+z', menus: ['canvas'] },
  redo: { title: 'Redo', keys: 'mod+shift+z', also: ['mod+y'], menus: ['canvas'] },
  copy: { title: 'Copy', keys: 'mod+c', isByBrowser: true, menus: ['node'] },
  cut: { title: 'Cut', keys: 'mod+x', isByBrowser: true, menus: ['node'] },
  paste: { title: 'Paste', keys: 'mod+v', isByBrowser: true, menus: ['canvas'] },
  duplicate: { title: 'Duplicate', keys: 'mod+d', menus: ['node'] },
  rename: { title: 'Rename', keys: 'f2', menus: ['node'] },
  toggleDisabled: { title: 'Disable or enable', keys: 'd', menus: ['node'] },
  selectAll: { title: 'Select everything', keys: 'mod+a', menus: ['canvas'] },
  selectUpstream: { title: 'Select what comes before', keys: 'alt+s u', menus: ['node'] },
  selectDownstream: { title: 'Select what comes after', keys: 'alt+s d', menus: ['node'] },
  selectConnected: { title: 'Select what is connected', keys: 'alt+s c' },
  tidy: { title: 'Tidy up', keys: 'alt+shift+t', menus: ['node', 'canvas'] },
  alignLeft: { title: 'Align left edges', keys: 'alt+a l' },
  alignCentre: { title: 'Align centres', keys: 'alt+a c' },
  alignRight: { title: 'Align right edges', keys: 'alt+a r' },
  alignTop: { title: 'Align top edges', keys: 'alt+a t' },
  alignMiddle: { title: 'Align middles', keys: 'alt+a m' },
  alignBottom: { title: 'Align bottom edges', keys: 'alt+a b' },
  distributeAcross: { title: 'Distribute across', keys: 'alt+a h' },
  distributeDown: { title: 'Distribute down', keys: 'alt+a v' },
  snapToGrid: { title: 'Put on the grid', keys: 'alt+a g' },
  addNote: { title: 'Add a sticky note', keys: 'shift+s', menus: ['canvas'] },
  insertFrom: { title: 'Insert nodes from a file, a text or cURL', keys: 'mod+i', menus: ['canvas'] },
  extract: { title: 'Make a sub-workflow', keys: 'alt+x', menus: ['node'] },
  find: { title: 'Find nodes', keys: 'mod+f', menus: ['canvas'] },
  listView: { title: 'Show the nodes as a list', keys: 'l', menus: ['canvas'] },
  group: { title: 'Put a note around the selection', keys: 'mod+g', menus: ['node'] },
  removeAndHeal: {
    title: 'Delete and join the neighbours',
    keys: 'mod+delete',
    also: ['mod+backspace'],
    menus: ['node'],
  },
  remove: { title: 'Delete', keys: 'delete', also: ['backspace'], menus: ['node', 'wire'], isDangerous: true },
  fitView: { title: 'Show the whole drawing', keys: '1', menus: ['canvas'] },
  fullSize: { title: 'Show at full size', keys: '0' },
  zoomIn: { title: 'Zoom in', keys: '+', also: ['='] },
  zoomOut: { title: 'Zoom out', keys: '-' },
  nodeBefore: { title: 'Go back to the node before', keys: 'alt+shift+arrowleft', worksWhileTyping: true },
  nodeAfter: { title: 'Go on to the node behind', keys: 'alt+shift+arrowright', worksWhileTyping: true },
  close: { title: 'Close the panel', keys: 'escape' },
} as const satisfies Record<string, Wording>;
export type PageAction = keyof typeof pageCommands;

/** What a page offers while it is shown. An action that is absent is not possible now; one that answers false leaves its key to the browser. */
export type PageActions = { [Name in PageAction]?: (() => unknown) | undefined };

export interface CommandContext {
  page: PageActions;
  can: (permission: Permission) => boolean;
  navigate: (path: string) => void;
  toggleTheme: () => void;
  showHelp: () => void;
  showPalette: () => void;
  logout: () => void;
}

export interface Command extends Wording {
  id: string;
  enabled?: (context: CommandContext) => boolean;
  /** False when there was nothing to do. */
  run: (context: CommandContext) => unknown;
}

const goTo = (key: string, path: string, title: string): Command => ({
  id: `go${path.replaceAll('/', '-')}`,
  title: `Go to ${title.toLowerCase()}`,
  keys: `g ${key}`,
  run: ({ navigate }) => navigate(path),
});

/** Every command: the keymap, the help ("?"), the command palette and the menus of the drawing are views of this table. */
export const commands: readonly Command[] = [
  ...(Object.entries(pageCommands) as [PageAction, Wording][]).map(([id, wording]) => ({
    ...wording,
    id,
    enabled: ({ page }: CommandContext) => page[id] !== undefined,
    run: ({ page }: CommandContext) => page[id]?.(),
  })),
  {
    id: 'search',
    title: 'Search this list',
    keys: '/',
    enabled: () => document.querySelector('[data-search]') !== null,
    run: () => document.querySelector<HTMLInputElement>('[data-search]')?.focus(),
  },
  {
    id: 'palette',
    title: texts.keys.palette,
    keys: 'mod+k',
    also: ['mod+shift+p'],
    worksWhileTyping: true,
    run: ({ showPalette }) => showPalette(),
  },
  { id: 'help', title: texts.keys.title, keys: '?', run: ({ showHelp }) => showHelp() },
  goTo('l', '/leads', texts.nav.leads),
  goTo('c', '/companies', texts.nav.companies),
  goTo('i', '/imports', texts.nav.imports),
  goTo('w', '/workflows', texts.nav.workflows),
  goTo('e', '/executions', texts.nav.executions),
  goTo('m', '/campaigns', texts.nav.campaigns),
  goTo('u', '/suppressions', texts.nav.suppressions),
  goTo('n', '/connections', texts.nav.connections),
  goTo('b', '/sandbox', texts.nav.sandbox),
  goTo('s', '/settings', texts.nav.settings),
  { id: 'theme', title: texts.theme.toggle, keys: 't', run: ({ toggleTheme }) => toggleTheme() },
  { id: 'logout', title: texts.actions.logout, run: ({ logout }) => logout() },
];
