import { type FormValues, isDisplayed } from '@leadloom/graph';
import type { ChangeDocument } from '../scene.ts';
import { useForm } from '../scene.ts';
import { CredentialField } from './credential-field.tsx';

/** The accounts that the node wants as it is set now. */
export function CredentialFields({ onChange }: { onChange: ChangeDocument }) {
  const { formNode, values } = useForm();
  const named = (formNode.description.credentials ?? []).filter((credential) =>
    isDisplayed(credential, { node: formNode, values, root: values }),
  );
  const wanted = [
    ...named.map(({ name, displayName, required }) => ({
      type: name,
      label: displayName ?? name,
      isRequired: required === true,
    })),
    ...chosenTypes(values).map((type) => ({ type, label: type, isRequired: true })),
  ];
  return wanted.map(({ type, label, isRequired }) => (
    <CredentialField key={type} type={type} label={label} isRequired={isRequired} onChange={onChange} />
  ));
}

/** Nodes for any service name the type of their account in a field. */
function chosenTypes(values: FormValues): string[] {
  return ['nodeCredentialType', 'genericAuthType'].flatMap((name) => {
    const type = values[name];
    return typeof type === 'string' && type !== '' && !type.startsWith('=') ? [type] : [];
  });
}
