/** How long MongoDB keeps what is needed for a while only. Executions are kept by the rules of their workspace. */
export const keptDays = { effects: 60, inbox: 30, answers: 1 } as const;
