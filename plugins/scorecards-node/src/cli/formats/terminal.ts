/** Writes a text in a colour, where colours can be seen. */
export type Painter = (style: 'red' | 'green' | 'dim', text: string) => string;

const CODES = { red: 31, green: 32, dim: 2 } as const;

export const plain: Painter = (_style, text) => text;

/** See https://no-color.org. */
export function createPainter({
  env,
  stdout,
}: {
  env: Readonly<Record<string, string | undefined>>;
  stdout: { isTTY?: boolean };
}): Painter {
  return stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb'
    ? (style, text) => `\x1b[${CODES[style]}m${text}\x1b[0m`
    : plain;
}

/**
 * Shows what others have written on one line, and without what would command
 * the terminal.
 */
export function printable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
}
