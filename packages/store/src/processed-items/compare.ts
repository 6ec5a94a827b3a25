import { HubError } from '@leadloom/contracts';

export type ProcessedMode = 'entries' | 'latestIncrementalKey' | 'latestDate';

/**
 * Whether a value is behind another, as a number or as a time.
 * @throws HubError `invalid_input` for what is neither
 */
export function isLater(mode: ProcessedMode, value: string, than: string): boolean {
  const [a, b] = [orderOf(mode, value), orderOf(mode, than)];
  return a > b;
}

function orderOf(mode: ProcessedMode, value: string): number {
  // Values may come as JSON: n8n writes what it finds in an item so.
  const text = value.replaceAll(/^"|"$/g, '');
  const order = mode === 'latestDate' ? new Date(/^\d+$/.test(text) ? Number(text) : text).getTime() : Number(text);
  if (Number.isNaN(order))
    throw new HubError(
      'invalid_input',
      mode === 'latestDate'
        ? 'Invalid value. Only valid dates are supported in mode "latestDate"'
        : 'Invalid value. Only numbers are supported in mode "latestIncrementalKey"',
    );
  return order;
}
