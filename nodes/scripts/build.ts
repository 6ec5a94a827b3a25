import { buildNodes } from './build-nodes.ts';

await buildNodes();
