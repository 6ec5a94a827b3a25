import { BookOpen, Keyboard, LogOut, Moon, Sun } from 'lucide-react';
import { NavLink } from 'react-router';
import { Button } from '../parts/button.tsx';
import { useLogout, useSession } from '../session/use-session.ts';
import { texts } from '../texts.ts';
import { useCommandViews } from './command-provider.tsx';
import { Logo } from './logo.tsx';
import { navGroups } from './nav-items.ts';
import { useTheme } from './use-theme.ts';
import './sidebar.css';

export function Sidebar() {
  const { session } = useSession();
  const logout = useLogout();
  const { isDark, toggle } = useTheme();
  const { showHelp } = useCommandViews();
  return (
    <div className="sidebar">
      <div className="sidebar-brand">
        <Logo />
        <span className="grow">
          <b>{texts.product}</b>
          <span className="truncate muted">{session?.workspace.name}</span>
        </span>
      </div>
      <nav aria-label={texts.nav.label} className="sidebar-nav">
        {navGroups.map((group) => (
          <div key={group.title} className="sidebar-group">
            <span className="sidebar-group-title">{group.title}</span>
            {group.items.map(({ path, title, icon: Icon }) => (
              <NavLink key={path} to={path} className="sidebar-link" title={title}>
                <Icon size={17} aria-hidden />
                <span>{title}</span>
              </NavLink>
            ))}
          </div>
        ))}
        <a href="/docs" target="_blank" rel="noreferrer" className="sidebar-link" title={texts.nav.apiDocs}>
          <BookOpen size={17} aria-hidden />
          <span>{texts.nav.apiDocs}</span>
        </a>
      </nav>
      <div className="sidebar-foot">
        <span className="grow truncate sidebar-user" title={session?.user.email}>
          {session?.user.email}
        </span>
        <Button tone="quiet" isIconOnly icon={Keyboard} aria-label={texts.keys.title} onClick={showHelp} />
        <Button tone="quiet" isIconOnly icon={isDark ? Sun : Moon} aria-label={texts.theme.toggle} onClick={toggle} />
        <Button tone="quiet" isIconOnly icon={LogOut} aria-label={texts.actions.logout} onClick={logout} />
      </div>
    </div>
  );
}
