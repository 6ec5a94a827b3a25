import type { NodeProperty } from '@leadloom/contracts';
import type { ComponentType } from 'react';
import { AssignmentsInput } from './assignments-input.tsx';
import { BooleanInput } from './boolean-input.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { CodeInput } from './code-input.tsx';
import { CollectionInput } from './collection-input.tsx';
import { ColorInput } from './color-input.tsx';
import { CredentialTypeInput } from './credential-type-input.tsx';
import { CurlHint } from './curl-hint.tsx';
import { DateInput } from './date-input.tsx';
import { FilterInput } from './filter-input.tsx';
import { GroupsInput } from './groups-input.tsx';
import type { InputProps } from './input-props.ts';
import { JsonInput } from './json-input.tsx';
import { LocatorInput } from './locator-input.tsx';
import { MapperInput } from './mapper-input.tsx';
import { NumberInput } from './number-input.tsx';
import { TextInput } from './text-input.tsx';

const inputs: Record<string, ComponentType<InputProps>> = {
  string: TextInput,
  number: NumberInput,
  boolean: BooleanInput,
  options: ChoiceInput,
  multiOptions: ChoiceInput,
  collection: CollectionInput,
  fixedCollection: GroupsInput,
  resourceLocator: LocatorInput,
  workflowSelector: LocatorInput,
  agentSelector: LocatorInput,
  resourceMapper: MapperInput,
  assignmentCollection: AssignmentsInput,
  filter: FilterInput,
  json: JsonInput,
  dateTime: DateInput,
  color: ColorInput,
  button: TextInput,
  credentialsSelect: CredentialTypeInput,
  curlImport: CurlHint,
};

/** The input for a field; what is not known by its type is shown as JSON, so that nothing is lost. */
export function inputFor(field: NodeProperty): ComponentType<InputProps> {
  const hasEditor = field.type === 'string' && field.typeOptions?.['editor'] !== undefined;
  return hasEditor ? CodeInput : (inputs[field.type] ?? JsonInput);
}

/** These see to several values themselves. */
export const isGroup = ({ type }: NodeProperty) =>
  type === 'collection' || type === 'fixedCollection' || type === 'multiOptions';

/** More than one control stands in them. */
export const hasParts = ({ type, typeOptions }: NodeProperty) =>
  typeOptions?.['multipleValues'] === true ||
  [
    'collection',
    'fixedCollection',
    'resourceLocator',
    'workflowSelector',
    'resourceMapper',
    'assignmentCollection',
    'filter',
  ].includes(type);
