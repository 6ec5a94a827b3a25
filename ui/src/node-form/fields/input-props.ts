import type { NodeProperty } from '@leadloom/contracts';

/** What every kind of input gets; `value` is what counts, `stored` what the parameters hold. */
export interface InputProps {
  id: string;
  field: NodeProperty;
  stored: unknown;
  value: unknown;
  path: string;
  isReadOnly: boolean;
  onChange: (value: unknown) => void;
}
