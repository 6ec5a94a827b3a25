import { forward } from './forward.ts';

export const checkTemplates = forward(
  'check-templates',
  "import and run a folder of n8n users' workflows that need no foreign account",
  ['worker', 'src', 'check-templates.ts'],
  '<folder>',
);
