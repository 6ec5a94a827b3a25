import { HubError } from '@leadloom/contracts';

/** The thing, or the one answer for what does not exist and for what is another workspace's. */
export function found<Thing>(thing: Thing | null | false | undefined, what: string, id: string): Thing {
  if (thing === null || thing === undefined || thing === false)
    throw new HubError('not_found', `There is no ${what} ${id} in this workspace.`, { details: { id } });
  return thing;
}
