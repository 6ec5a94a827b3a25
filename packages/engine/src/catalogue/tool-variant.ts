const suffix = 'Tool';

/** The part of n8n's node description that a tool has otherwise. */
interface Describing {
  name: string;
  displayName: string;
  description?: string;
  usableAsTool?: boolean | { replacements?: object };
  properties?: { name: string; type?: string }[];
}

/**
 * The node that a tool is made of: every node that says `usableAsTool` is there a second time, under its name with `Tool`, for agents. n8n
 * makes these when it starts; no package holds them.
 * @param isKnown whether a node has this name by itself
 */
export function nodeOfTool(name: string, isKnown: (name: string) => boolean): string | undefined {
  const node = name.slice(0, -suffix.length);
  return name.endsWith(suffix) && !isKnown(name) && isKnown(node) ? node : undefined;
}

/** A node's description as a tool: joined to an agent instead of to other nodes, with words for the model. Undefined for those that cannot. */
export function asTool<D extends Describing>(description: D): D | undefined {
  const { usableAsTool, ...rest } = description;
  if (usableAsTool === undefined || usableAsTool === false) return undefined;
  const replaced = { ...rest, ...(typeof usableAsTool === 'object' ? usableAsTool.replacements : {}) } as unknown as D;
  return {
    ...replaced,
    name: `${replaced.name}${suffix}`,
    displayName: `${replaced.displayName} ${suffix}`,
    inputs: [],
    outputs: ['ai_tool'],
    properties: [...wordsFor(replaced), ...(replaced.properties ?? [])],
  };
}

/** What the model is told: made of resource and operation where the node has them, or written by hand. */
function wordsFor({ description = '', properties = [] }: Describing): object[] {
  if (properties.some(({ name }) => name === 'toolDescription')) return [];
  const isMadeOfParameters = properties.some(({ name }) => name === 'resource' || name === 'operation');
  const words = { displayName: 'Description', name: 'toolDescription', type: 'string', default: description };
  if (!isMadeOfParameters) return [words];
  const kind = {
    displayName: 'Tool Description',
    name: 'descriptionType',
    type: 'options',
    options: [
      { name: 'Made of the parameters', value: 'auto' },
      { name: 'Written here', value: 'manual' },
    ],
    default: 'auto',
  };
  return [kind, { ...words, displayOptions: { show: { descriptionType: ['manual'] } } }];
}
