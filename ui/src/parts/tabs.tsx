import type { ReactNode } from 'react';
import './tabs.css';

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly { id: Id; title: ReactNode }[];
  current: Id;
  onChange: (id: Id) => void;
}

/** A row of tabs; arrows move between them. The caller shows the panel, as `<TabPanel>`. */
export function Tabs<Id extends string>({ label, tabs, current, onChange }: TabsProps<Id>) {
  const move = (by: number) => {
    const index = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(index + by + tabs.length) % tabs.length]!.id;
    onChange(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`tab-${tab.id}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={tab.id === current}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => onChange(tab.id)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move(1);
            else if (event.key === 'ArrowLeft') move(-1);
          }}
        >
          {tab.title}
        </button>
      ))}
    </div>
  );
}

export function TabPanel({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div role="tabpanel" aria-labelledby={`tab-${id}`} className="tab-panel">
      {children}
    </div>
  );
}
