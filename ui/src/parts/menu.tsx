import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import './menu.css';

export interface MenuItem {
  label: string;
  icon?: LucideIcon | undefined;
  tone?: 'danger' | undefined;
  isDisabled?: boolean | undefined;
  run: () => void;
}

interface MenuProps {
  items: readonly MenuItem[];
  label?: string | undefined;
  /** Instead of the button with three dots: an element that becomes the button of the menu. */
  trigger?: ReactElement | undefined;
  align?: 'start' | 'end' | undefined;
}

/** A button that opens a list of actions. */
export function Menu({ items, label = texts.actions.more, trigger, align = 'end' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger ?? <Button tone="quiet" icon={Ellipsis} isIconOnly aria-label={label} />} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="menu-place" align={align} sideOffset={5} collisionPadding={8}>
          <BaseMenu.Popup className="menu-list" aria-label={label}>
            {items.map(({ label: text, icon: Icon, tone, isDisabled, run }) => (
              <BaseMenu.Item
                key={text}
                disabled={isDisabled === true}
                className={tone === 'danger' ? 'menu-item menu-danger' : 'menu-item'}
                onClick={run}
              >
                {Icon ? <Icon size={16} aria-hidden /> : null}
                {text}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
