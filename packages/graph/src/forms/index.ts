export { changeParameters, storedValue } from './change-parameters.ts';
export type { FormNode, FormPlace, FormValues } from './form-place.ts';
export { formValues, shownFields, valueOf } from './form-values.ts';
export { isDisabled, isDisplayed } from './is-displayed.ts';
export { valueAt, withValueAt } from './value-at.ts';
export { onlyAccounts } from './only-accounts.ts';
