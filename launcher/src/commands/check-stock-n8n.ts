import { forward } from './forward.ts';

export const checkStockN8n = forward(
  'check-stock-n8n',
  'set a stock n8n up outside the checkout and run our nodes in it',
  ['nodes', 'scripts', 'check-stock-n8n.ts'],
);
