import type { NodeProperty, WorkflowDocument, WorkflowNode, WorkflowOperation } from '@leadloom/contracts';
import type { FormNode, FormValues } from '@leadloom/graph';
import { createContext, type ReactNode, useContext } from 'react';

/** Where the node stands: what its form may ask the hub about. */
export interface FormScene {
  document: WorkflowDocument;
  /** Absent until the workflow has been saved. */
  workflowId?: string | undefined;
  /** The run whose data expressions are tried on. */
  executionId?: string | null | undefined;
  /** Which item, and which run of the node that gave it. */
  itemIndex?: number | undefined;
  runIndex?: number | undefined;
  isReadOnly?: boolean | undefined;
}

export type ChangeDocument = (operations: WorkflowOperation[], label: string) => unknown;

export interface FieldLevel {
  fields: readonly NodeProperty[];
  /** What is stored at this level. */
  given: FormValues;
  /** The same, completed with defaults. */
  values: FormValues;
  /** Of this level in the parameters; empty at the top. */
  path: string;
  isCollection?: boolean;
  onRemove?: (name: string) => void;
}

/** What the fields of one form share. */
export interface FormContext {
  node: WorkflowNode;
  formNode: FormNode;
  /** Of the whole form, completed with defaults. */
  values: FormValues;
  scene: FormScene;
  /** The item that expressions are tried on. */
  itemIndex: number;
  setItemIndex: (index: number) => void;
  /** The fields of one level: groups hold others. */
  renderFields: (level: FieldLevel) => ReactNode;
  /** Sets what is stored at a path of the parameters; undefined takes it away. */
  set: (path: string, value: unknown, label: string) => void;
}

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const form = useContext(Context);
  if (form === null) throw new Error('a field stands outside of a form');
  return form;
}
