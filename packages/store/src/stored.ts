/** A record as a document: its id is `_id`, and it says whose it is. */
export type Stored<Entity extends { id: string }> = Omit<Entity, 'id'> & { _id: string; workspaceId: string };

export function toStored<Entity extends { id: string }>(workspaceId: string, entity: Entity): Stored<Entity> {
  const { id, ...rest } = entity;
  return { _id: id, workspaceId, ...rest };
}

/** The record of a document. What the entity does not have must not be in the document, or be projected away. */
export function fromStored<Entity extends { id: string }>(stored: Stored<Entity>): Entity {
  const { _id, workspaceId: _workspaceId, ...rest } = stored;
  return { id: _id, ...rest } as unknown as Entity;
}
