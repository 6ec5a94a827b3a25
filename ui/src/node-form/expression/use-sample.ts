import { useForm } from '../scene.ts';
import { useTried } from './use-tried.ts';

/** What completion and the menu of fields know: the chosen item, and that of every node before. */
export interface Sample {
  json: unknown;
  nodes: readonly { name: string; json: unknown }[];
}

const mostNodes = 20;

export function useSample(): Sample {
  const { node, scene } = useForm();
  const before = nodesBefore(scene.document.connections, node.name).slice(0, mostNodes);
  const tried = useTried(['={{ $json }}', ...before.map((name) => `={{ $(${JSON.stringify(name)}).item.json }}`)]);
  const [json, ...others] = tried?.results ?? [];
  return { json: json?.value, nodes: before.map((name, index) => ({ name, json: others[index]?.value })) };
}

type Connections = ReturnType<typeof useForm>['scene']['document']['connections'];

/** From the nearest to the farthest. */
function nodesBefore(connections: Connections, name: string): string[] {
  const found: string[] = [];
  const queue = [name];
  for (const current of queue)
    for (const [source, outputs] of Object.entries(connections)) {
      const leads = Object.values(outputs)
        .flat(2)
        .some((wire) => wire?.node === current);
      if (!leads || found.includes(source) || source === name) continue;
      found.push(source);
      queue.push(source);
    }
  return found;
}
