export * from './bind-credentials.ts';
export * from './choose-start-node.ts';
export * from './error-workflow-of.ts';
export * from './find-run-faults.ts';
export * from './list-triggers.ts';
export * from './node-facts.ts';
export * from './normalise-document.ts';
export * from './validate-document.ts';
