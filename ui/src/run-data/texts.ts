import { formatNumber } from '../texts.ts';

const items = (count: number) => (count === 1 ? '1 item' : `${formatNumber(count)} items`);

export const runDataTexts = {
  items,
  found: (count: number) => (count === 1 ? '1 item found' : `${formatNumber(count)} items found`),
  views: { table: 'Table', json: 'JSON', schema: 'Schema', files: 'Files', html: 'HTML' },
  view: 'View',
  output: 'Output',
  outputOf: (title: string, count: number) => `${title} · ${items(count)}`,
  search: 'Search the items',
  nothingFound: (search: string) => `No item holds “${search}”`,
  nothingFoundHint: 'Names and values of fields are searched, whatever their capitals.',
  noItems: 'No items',
  noItemsHint: 'The node ran and gave nothing on this output.',
  copyJson: 'Copy JSON',
  item: (index: number) => `Item ${index}`,
  chooseItem: (index: number) => `Preview expressions on item ${index}`,
  moreColumns: (count: number) => (count === 1 ? '1 more column is in JSON' : `${count} more columns are in JSON`),
  moreElements: (count: number) => (count === 1 ? '… 1 more' : `… ${formatNumber(count)} more`),
  field: (path: string) => `Field ${path}: drag it to a parameter, or press Enter to copy its expression`,
  ofItems: (count: number, total: number) => `in ${formatNumber(count)} of ${items(total)}`,
  noFields: 'These items have no fields',
  file: 'File',
  openFile: 'Open in a tab',
  noPreview: 'This kind of file is not shown here. Save it to look at it.',
  preview: (name: string) => `Preview of ${name}`,
  htmlOf: (path: string) => `Page in the field ${path}`,
} as const;
