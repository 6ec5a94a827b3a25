import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Command, type CommandContext, commands, type PageActions } from '../commands.ts';
import { useLogout, useSession } from '../session/use-session.ts';
import { CommandPalette } from './command-palette.tsx';
import { KeyHelp } from './key-help.tsx';
import { listenToKeys } from './listen-to-keys.ts';
import { useTheme } from './use-theme.ts';

interface Registry {
  offer: (actions: PageActions) => () => void;
  showHelp: () => void;
  showPalette: () => void;
}
interface PossibleCommands {
  commands: readonly Command[];
  run: (command: Command) => void;
}
const CommandsContext = createContext<PossibleCommands>({ commands: [], run: () => undefined });
const RegistryContext = createContext<Registry | null>(null);

/** Runs commands by keys, and holds the help and the palette. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const { can } = useSession();
  const logout = useLogout();
  const { toggle } = useTheme();
  const [offers, setOffers] = useState<readonly PageActions[]>([]);
  const [shown, setShown] = useState<'help' | 'palette' | null>(null);
  const registry = useMemo<Registry>(
    () => ({
      offer: (actions) => {
        setOffers((before) => [...before, actions]);
        return () => setOffers((before) => before.filter((other) => other !== actions));
      },
      showHelp: () => setShown('help'),
      showPalette: () => setShown('palette'),
    }),
    [],
  );
  const context: CommandContext = {
    page: Object.assign({}, ...offers.map(withoutGaps)) as PageActions,
    can,
    navigate: (path) => void navigate(path),
    toggleTheme: toggle,
    showHelp: registry.showHelp,
    showPalette: registry.showPalette,
    logout,
  };
  const isPossible = (command: Command) => command.enabled?.(context) ?? true;
  const runByKey = useEffectEvent((command: Command) => {
    return isPossible(command) && command.run(context) !== false;
  });
  useEffect(() => listenToKeys((command) => runByKey(command)), []);
  const close = () => setShown(null);
  return (
    <RegistryContext value={registry}>
      <CommandsContext value={{ commands: commands.filter(isPossible), run: (command) => command.run(context) }}>
        {children}
      </CommandsContext>
      {shown === 'help' ? <KeyHelp onClose={close} /> : null}
      {shown === 'palette' ? (
        <CommandPalette
          commands={commands.filter((command) => command.id !== 'palette' && isPossible(command))}
          onClose={close}
          onRun={(command) => {
            close();
            command.run(context);
          }}
        />
      ) : null}
    </RegistryContext>
  );
}

/** An action that one part of a page does not offer must not hide that of another. */
function withoutGaps(actions: PageActions): PageActions {
  return Object.fromEntries(Object.entries(actions).filter(([, action]) => action !== undefined));
}

/** Offers a page's actions to the commands while the component is mounted. They may change with every render. */
export function usePageActions(actions: PageActions): void {
  const registry = useContext(RegistryContext);
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const names = Object.entries(actions)
    .flatMap(([name, action]) => (action ? [name] : []))
    .join(' ');
  useEffect(() => {
    const entries = names
      .split(' ')
      .map((name) => [name, () => latest.current[name as keyof PageActions]?.()] as const);
    return names === '' ? undefined : registry?.offer(Object.fromEntries(entries));
  }, [registry, names]);
}
/** The commands that are possible now. */
export function useCommands(): PossibleCommands {
  return useContext(CommandsContext);
}
export function useCommandViews(): Pick<Registry, 'showHelp' | 'showPalette'> {
  return useContext(RegistryContext)!;
}
