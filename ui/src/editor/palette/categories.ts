import type { NodeTypeInfo } from '@leadloom/contracts';
import {
  Bot,
  Blocks,
  ChartNoAxesCombined,
  type LucideIcon,
  MessagesSquare,
  SquarePen,
  Split,
  Zap,
  Workflow,
} from 'lucide-react';
import { editorTexts } from '../texts.ts';

export interface PaletteCategory {
  id: keyof typeof editorTexts.palette.categories;
  icon: LucideIcon;
  has: (type: NodeTypeInfo) => boolean;
}

const isOf =
  (...names: string[]) =>
  ({ categories, isTrigger }: NodeTypeInfo) =>
    !isTrigger && names.some((name) => categories.includes(name));

/** The first step of choosing, where nothing is typed. A node may be in several. */
export const paletteCategories: readonly PaletteCategory[] = [
  { id: 'triggers', icon: Zap, has: ({ isTrigger }) => isTrigger },
  { id: 'leads', icon: Workflow, has: ({ name }) => name.startsWith('n8n-nodes-leadloom.') },
  { id: 'flow', icon: Split, has: isOf('Flow') },
  { id: 'data', icon: SquarePen, has: isOf('Data Transformation', 'Helpers', 'Files') },
  { id: 'ai', icon: Bot, has: isOf('AI') },
  { id: 'sales', icon: ChartNoAxesCombined, has: isOf('Sales', 'Marketing') },
  { id: 'communication', icon: MessagesSquare, has: isOf('Communication') },
  { id: 'others', icon: Blocks, has: ({ isTrigger, categories }) => !isTrigger && !categories.includes('Core Nodes') },
];

/** What people reach for first; the others follow by name. */
const popular = [
  'manualTrigger',
  'scheduleTrigger',
  'webhook',
  'formTrigger',
  'chatTrigger',
  'executeWorkflowTrigger',
  'errorTrigger',
  'if',
  'switch',
  'merge',
  'filter',
  'splitInBatches',
  'wait',
  'executeWorkflow',
  'respondToWebhook',
  'stopAndError',
  'noOp',
  'set',
  'code',
  'httpRequest',
  'splitOut',
  'aggregate',
  'dateTime',
  'removeDuplicates',
  'sort',
  'limit',
  'agent',
  'hubspot',
  'salesforce',
  'pipedrive',
  'slack',
  'gmail',
  'sendGrid',
  'emailSend',
  'googleSheets',
  'airtable',
  'postgres',
  'notion',
];
const placeOf = ({ name }: NodeTypeInfo) => {
  const place = popular.indexOf(name.split('.').at(-1) ?? '');
  return place === -1 ? popular.length : place;
};

export function byPopularity(a: NodeTypeInfo, b: NodeTypeInfo): number {
  return placeOf(a) - placeOf(b) || a.displayName.localeCompare(b.displayName, 'en');
}
