import { type PageOf, type PageQuery } from '@leadloom/contracts';
import { refuseDuplicate } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

/** `$vars.<key>` of a workspace's workflows. */
export interface Variable {
  id: string;
  key: string;
  value: string;
}

export type VariableRepository = ReturnType<typeof variableRepository>;

export function variableRepository({ db }: StoreContext) {
  const variables = db.collection<Stored<Variable>>('variables');
  return {
    /** @throws HubError `invalid_input` when there is a variable of that key. */
    async create(workspaceId: string, input: Omit<Variable, 'id'>): Promise<Variable> {
      const variable = { id: newId('var'), ...input };
      await variables
        .insertOne(toStored(workspaceId, variable))
        .catch(refuseDuplicate('invalid_input', `There is already a variable "${input.key}"`));
      return variable;
    },
    /** @throws HubError `invalid_input` when there is another variable of that key. */
    async update(workspaceId: string, id: string, input: Omit<Variable, 'id'>): Promise<Variable | null> {
      const changed = variables.findOneAndUpdate(
        { _id: id, workspaceId },
        { $set: input },
        { returnDocument: 'after' },
      );
      const row = await changed.catch(refuseDuplicate('invalid_input', `There is already a variable "${input.key}"`));
      return row && read(row);
    },
    async delete(workspaceId: string, id: string): Promise<boolean> {
      return (await variables.deleteOne({ _id: id, workspaceId })).deletedCount === 1;
    },
    async list(workspaceId: string, query: PageQuery & { isEmpty?: boolean }): Promise<PageOf<Variable>> {
      const filter = { workspaceId, ...(query.isEmpty === true ? { value: '' } : {}) };
      return findPage(variables, { filter, query }, read);
    },
    /** All of them, for the runs of the workspace. */
    async values(workspaceId: string): Promise<Record<string, string>> {
      const rows = await variables.find({ workspaceId }).toArray();
      return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
    },
  };
}

function read(row: Stored<Variable>): Variable {
  return fromStored<Variable>(row);
}
