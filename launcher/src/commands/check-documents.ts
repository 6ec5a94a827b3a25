import { root } from '../paths.ts';
import { entryPoint } from '../services/entry-point.ts';
import { runVisibly } from '../system/run-visibly.ts';
import type { Command } from './command.ts';

export const checkDocuments: Command = {
  name: 'check-documents',
  synopsis: '<folder>',
  summary: 'open every workflow of a folder in the editor and compare what it exports',
  run(args) {
    const script = entryPoint('ui', 'test', 'documents', 'check-documents.ts');
    return runVisibly(process.execPath, [script, ...args], { cwd: process.env['INIT_CWD'] ?? root });
  },
};
