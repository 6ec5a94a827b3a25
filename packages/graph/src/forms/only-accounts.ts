import type { Connection } from '@leadloom/contracts';
import type { FormNode, FormValues } from './form-place.ts';
import { formValues } from './form-values.ts';
import { isDisplayed } from './is-displayed.ts';

/**
 * What a node that was just placed logs in with: of each kind of account that it asks for as it is set, the one that there is. Of several the
 * user chooses.
 */
export function onlyAccounts(
  node: FormNode,
  given: FormValues,
  connections: readonly Pick<Connection, 'id' | 'name' | 'credentialType'>[],
): Record<string, { id: string; name: string }> {
  const values = formValues(node.description.properties, { node, given });
  return Object.fromEntries(
    (node.description.credentials ?? []).flatMap((credential) => {
      const [one, ...others] = connections.filter(({ credentialType }) => credentialType === credential.name);
      const isSure = one !== undefined && others.length === 0;
      if (!isSure || !isDisplayed(credential, { node, values, root: values })) return [];
      return [[credential.name, { id: one.id, name: one.name }]];
    }),
  );
}
