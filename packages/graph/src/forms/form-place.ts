import type { NodeDescription } from '@leadloom/contracts';

export type FormValues = Readonly<Record<string, unknown>>;

/** The node whose form it is. */
export interface FormNode {
  typeVersion: number;
  description: NodeDescription;
}

/** Where a field stands: the values beside it, and those at the top of the form. */
export interface FormPlace {
  node: FormNode;
  values: FormValues;
  root: FormValues;
}
