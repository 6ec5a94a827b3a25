import { HubError } from '@leadloom/contracts';
import { Value } from 'typebox/value';
import type { Action, ActionContext } from './define.ts';

/** Runs an action with input from outside: checks it against the action's schema first (`invalid_input` names the field). */
export async function runAction<Input, Output>(
  action: Action<Input, Output>,
  context: ActionContext,
  input: Input,
): Promise<Output> {
  const fault = Value.Errors(action.input, input)[0];
  if (fault !== undefined) {
    throw new HubError('invalid_input', `${action.title}: ${fault.instancePath || 'the input'} ${fault.message}.`, {
      details: { field: fault.instancePath },
    });
  }
  return action.run(context, input);
}
