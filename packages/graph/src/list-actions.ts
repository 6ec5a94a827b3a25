import type { NodeDescription, NodeOption, NodeProperty } from '@leadloom/contracts';

/** One thing that a node can do for its service. */
export interface NodeAction {
  /** `Create a contact` */
  title: string;
  description: string;
  /** `Contact`; empty where the service has no kinds of things. */
  group: string;
  /** What makes a new node do this. */
  parameters: Record<string, unknown>;
}

/** What a node can do, from its fields `resource` and `operation`; empty for one that does one thing. */
export function listActions({ properties }: NodeDescription, version: number): NodeAction[] {
  const of = (name: string) =>
    properties.filter((property) => property.name === name && property.type === 'options' && isFor(property, version));
  const resources = of('resource').flatMap(optionsOf);
  const actions = of('operation').flatMap((property) => {
    const kinds = property.displayOptions?.show?.['resource'];
    if (kinds === undefined) return optionsOf(property).map((option) => toAction(option, undefined));
    return kinds.flatMap((kind) => {
      const resource = resources.find(({ value }) => value === kind);
      return resource === undefined ? [] : optionsOf(property).map((option) => toAction(option, resource));
    });
  });
  return actions.length > 1 ? actions : [];
}

function toAction({ name, value, action, description }: NodeOption, resource: NodeOption | undefined): NodeAction {
  return {
    title: action ?? (resource === undefined ? name : `${name}: ${resource.name}`),
    description: description ?? '',
    group: resource?.name ?? '',
    parameters: { ...(resource === undefined ? {} : { resource: resource.value }), operation: value },
  };
}

function optionsOf({ options = [] }: NodeProperty): NodeOption[] {
  return options.filter((option): option is NodeOption => 'value' in option);
}

/** Fields of other versions are in the same description. Conditions that are more than a list of versions are taken as met. */
function isFor({ displayOptions }: NodeProperty, version: number): boolean {
  const versions = displayOptions?.show?.['@version'];
  return versions === undefined || versions.some((one) => typeof one !== 'number' || one === version);
}
