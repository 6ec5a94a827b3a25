/** What test files need to reach the stack that they share. */
export interface SharedStack {
  hubUrl: string;
  sandboxUrl: string;
  mongoUrl: string;
  /** Private addresses that workers call all the same, one for each file that runs beside others. */
  vendorUrls: string[];
}

/** How many files of browser tests run side by side. */
export const filesAtOnce = 2;

declare module 'vitest' {
  export interface ProvidedContext {
    stack: SharedStack;
  }
}
