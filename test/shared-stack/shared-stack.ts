/** What test files need to reach the stack that they share. */
export interface SharedStack {
  hubUrl: string;
  sandboxUrl: string;
  mongoUrl: string;
  /** Where a test file may listen as a vendor of its own: the one private address that workers call. */
  vendorUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: SharedStack;
  }
}
