import { BookOpen, LogOut, Menu as MenuIcon, Moon, Sun } from 'lucide-react';
import { NavLink, useNavigate } from 'react-router';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { useLogout } from '../session/use-session.ts';
import { texts } from '../texts.ts';
import { navGroups } from './nav-items.ts';
import { useTheme } from './use-theme.ts';
import './phone-bar.css';

/** The navigation of a narrow window: a bar at the bottom, within reach of the thumb. */
export function PhoneBar() {
  const navigate = useNavigate();
  const logout = useLogout();
  const { isDark, toggle } = useTheme();
  const items = navGroups.flatMap((group) => group.items);
  const more: MenuItem[] = [
    ...items
      .filter((item) => !item.isMain)
      .map((item) => ({ label: item.title, icon: item.icon, run: () => void navigate(item.path) })),
    { label: texts.nav.apiDocs, icon: BookOpen, run: () => window.open('/docs', '_blank', 'noreferrer') },
    { label: isDark ? texts.theme.light : texts.theme.dark, icon: isDark ? Sun : Moon, run: toggle },
    { label: texts.actions.logout, icon: LogOut, run: logout },
  ];
  return (
    <nav className="phone-bar" aria-label={texts.nav.label}>
      {items
        .filter((item) => item.isMain)
        .map(({ path, title, icon: Icon }) => (
          <NavLink key={path} to={path} className="phone-link">
            <Icon size={21} aria-hidden />
            {title}
          </NavLink>
        ))}
      <Menu
        items={more}
        label={texts.nav.more}
        trigger={
          <button type="button" className="phone-link">
            <MenuIcon size={21} aria-hidden />
            {texts.nav.more}
          </button>
        }
      />
    </nav>
  );
}
