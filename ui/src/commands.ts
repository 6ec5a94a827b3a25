import type { Permission } from '@leadloom/contracts';
import { texts } from './texts.ts';

/** What a page offers while it is shown. An action that is absent is not possible now. */
export interface PageActions {
  run?: (() => void) | undefined;
  stop?: (() => void) | undefined;
  fitView?: (() => void) | undefined;
  zoomIn?: (() => void) | undefined;
  zoomOut?: (() => void) | undefined;
  nextError?: (() => void) | undefined;
  close?: (() => void) | undefined;
}

export interface CommandContext {
  page: PageActions;
  can: (permission: Permission) => boolean;
  navigate: (path: string) => void;
  toggleTheme: () => void;
  showHelp: () => void;
  showPalette: () => void;
  logout: () => void;
}

export interface Command {
  id: string;
  title: string;
  /** `mod` is Ctrl, on a Mac the command key; two keys after each other are parted by a space. */
  keys?: string;
  enabled?: (context: CommandContext) => boolean;
  run: (context: CommandContext) => void;
}

const goTo = (key: string, path: string, title: string): Command => ({
  id: `go${path.replaceAll('/', '-')}`,
  title: `Go to ${title.toLowerCase()}`,
  keys: `g ${key}`,
  run: ({ navigate }) => navigate(path),
});
const onPage = (id: string, keys: string, title: string, name: keyof PageActions): Command => ({
  id,
  title,
  keys,
  enabled: ({ page }) => page[name] !== undefined,
  run: ({ page }) => page[name]?.(),
});

/** Every command: the keymap, the help ("?") and the command palette are views of this table. */
export const commands: readonly Command[] = [
  onPage('run', 'mod+enter', 'Run the workflow', 'run'),
  onPage('stop', 'mod+.', 'Stop the run', 'stop'),
  onPage('next-error', 'e', 'Go to the next error', 'nextError'),
  onPage('fit-view', '1', 'Show the whole drawing', 'fitView'),
  onPage('zoom-in', '+', 'Zoom in', 'zoomIn'),
  onPage('zoom-out', '-', 'Zoom out', 'zoomOut'),
  onPage('close', 'escape', 'Close the panel', 'close'),
  {
    id: 'search',
    title: 'Search this list',
    keys: '/',
    enabled: () => document.querySelector('[data-search]') !== null,
    run: () => document.querySelector<HTMLInputElement>('[data-search]')?.focus(),
  },
  { id: 'palette', title: texts.keys.palette, keys: 'mod+k', run: ({ showPalette }) => showPalette() },
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
