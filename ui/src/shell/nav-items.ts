import {
  Building2,
  CableIcon,
  FlaskConical,
  History,
  House,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Mail,
  MailX,
  Settings,
  Table2,
  Upload,
  Users,
  Workflow,
} from 'lucide-react';
import { texts } from '../texts.ts';

export interface NavItem {
  path: string;
  title: string;
  icon: LucideIcon;
  /** Has a place of its own in the bar of a phone; the others are under "More". */
  isMain?: boolean;
}
const { nav } = texts;

export const navGroups: readonly { title: string; items: readonly NavItem[] }[] = [
  {
    title: nav.groups.automation,
    items: [
      { path: '/home', title: nav.home, icon: House },
      { path: '/workflows', title: nav.workflows, icon: Workflow, isMain: true },
      { path: '/templates', title: nav.templates, icon: LayoutTemplate },
      { path: '/executions', title: nav.executions, icon: History, isMain: true },
      { path: '/dead-letters', title: nav.deadLetters, icon: Inbox },
    ],
  },
  {
    title: nav.groups.data,
    items: [
      { path: '/leads', title: nav.leads, icon: Users, isMain: true },
      { path: '/companies', title: nav.companies, icon: Building2 },
      { path: '/imports', title: nav.imports, icon: Upload, isMain: true },
      { path: '/data-tables', title: nav.dataTables, icon: Table2 },
    ],
  },
  {
    title: nav.groups.outreach,
    items: [
      { path: '/campaigns', title: nav.campaigns, icon: Mail },
      { path: '/suppressions', title: nav.suppressions, icon: MailX },
    ],
  },
  {
    title: nav.groups.system,
    items: [
      { path: '/connections', title: nav.connections, icon: CableIcon },
      { path: '/sandbox', title: nav.sandbox, icon: FlaskConical },
      { path: '/settings', title: nav.settings, icon: Settings },
    ],
  },
];
