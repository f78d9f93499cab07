/** Tells the compiler, and at worst whoever reads the log, that a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected: ${JSON.stringify(value)}`);
}
