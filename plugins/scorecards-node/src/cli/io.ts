/** What the command needs of the process that it runs in. */
export interface CommandIo {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown };
  now: () => Date;
  fetch: typeof fetch;
}

/** What the process ends with. */
export const EXIT_CODES = {
  /** All is as it should be. */
  passed: 0,
  /** Checks fail, or a level is not reached. */
  failed: 1,
  /** Wrong options, or something that cannot be read. */
  usage: 2,
  /** A definition is refused, or a test in it does not come out. */
  refused: 3,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
