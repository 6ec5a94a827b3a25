import { TextInput } from './text-input.tsx';
import type { InputProps } from './input-props.ts';
import { useConnections } from '../credentials/use-connections.ts';

/** The kind of account, for nodes that can use any: those that there are accounts of are offered, others by the name of the credential type. */
export function CredentialTypeInput(props: InputProps) {
  const connections = useConnections();
  const types = [...new Set(connections.map(({ credentialType }) => credentialType))].toSorted();
  return (
    <>
      <TextInput {...props} listId={`${props.id}-types`} />
      <datalist id={`${props.id}-types`}>
        {types.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </datalist>
    </>
  );
}
