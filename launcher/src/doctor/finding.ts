/** What the doctor found out about one thing. `off` is neither good nor bad: it does not run or is not used. */
export interface Finding {
  state: 'ok' | 'off' | 'bad';
  name: string;
  detail: string;
}
