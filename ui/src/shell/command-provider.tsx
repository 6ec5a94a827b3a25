import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Command, type CommandContext, commands, type PageActions } from '../commands.ts';
import { useLogout, useSession } from '../session/use-session.ts';
import { CommandPalette } from './command-palette.tsx';
import { KeyHelp } from './key-help.tsx';
import { matchKeys } from './match-keys.ts';
import { useTheme } from './use-theme.ts';

interface Registry {
  offer: (actions: PageActions) => () => void;
  showHelp: () => void;
  showPalette: () => void;
}
const RegistryContext = createContext<Registry | null>(null);

/** Runs commands by keys (not while typing), and holds the help and the palette. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const { can } = useSession();
  const logout = useLogout();
  const { toggle } = useTheme();
  const [shown, setShown] = useState<'help' | 'palette' | null>(null);
  const offers = useRef<PageActions[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      offer: (actions) => {
        offers.current = [...offers.current, actions];
        return () => {
          offers.current = offers.current.filter((other) => other !== actions);
        };
      },
      showHelp: () => setShown('help'),
      showPalette: () => setShown('palette'),
    }),
    [],
  );
  const contextOf = (): CommandContext => ({
    page: Object.assign({}, ...offers.current) as PageActions,
    can,
    navigate: (path) => void navigate(path),
    toggleTheme: toggle,
    showHelp: registry.showHelp,
    showPalette: registry.showPalette,
    logout,
  });
  const runRef = useRef<(command: Command) => boolean>(() => false);
  runRef.current = (command) => {
    const context = contextOf();
    if (command.enabled && !command.enabled(context)) return false;
    command.run(context);
    return true;
  };
  useKeys(runRef);
  return (
    <RegistryContext value={registry}>
      {children}
      {shown === 'help' ? <KeyHelp onClose={() => setShown(null)} /> : null}
      {shown === 'palette' ? (
        <CommandPalette
          commands={commands.filter((command) => command.id !== 'palette' && (command.enabled?.(contextOf()) ?? true))}
          onClose={() => setShown(null)}
          onRun={(command) => {
            setShown(null);
            runRef.current(command);
          }}
        />
      ) : null}
    </RegistryContext>
  );
}

function useKeys(run: { current: (command: Command) => boolean }) {
  useEffect(() => {
    let before: string | null = null;
    let timer = 0;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      const press = { key: event.key, hasMod: event.ctrlKey || event.metaKey, hasAlt: event.altKey };
      if (event.defaultPrevented || (isTyping && !press.hasMod) || document.querySelector('dialog[open]')) return;
      const found = matchKeys(commands, press, before);
      before = found === 'pending' ? event.key.toLowerCase() : null;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => (before = null), 1200);
      if (found && found !== 'pending' && run.current(found)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
    };
  }, [run]);
}

/** Offers a page's actions to the commands while the component is mounted. Memoise what is passed. */
export function usePageActions(actions: PageActions): void {
  const registry = useContext(RegistryContext);
  useEffect(() => registry?.offer(actions), [registry, actions]);
}
export function useCommandViews(): Pick<Registry, 'showHelp' | 'showPalette'> {
  return useContext(RegistryContext)!;
}
