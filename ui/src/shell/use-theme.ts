import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
const key = 'leadloom.theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
prefersDark.addEventListener('change', tell);

function tell() {
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
function readTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}
function setTheme(theme: Theme) {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
    localStorage.removeItem(key);
  } else {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(key, theme);
  }
  tell();
}
function isDarkNow() {
  const theme = readTheme();
  return theme === 'dark' || (theme === 'system' && prefersDark.matches);
}
const toggle = () => setTheme(isDarkNow() ? 'light' : 'dark');

/** The chosen theme and what it comes to. `public/theme.js` applies the choice before the first paint. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, readTheme);
  const isDark = useSyncExternalStore(subscribe, isDarkNow);
  return { theme, isDark, setTheme, toggle };
}
