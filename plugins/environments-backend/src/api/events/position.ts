import { z } from 'zod';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const schema = z.object({
  environment: z.string().max(100).optional(),
  operation: count,
  lines: z.record(z.string().regex(/^\d+$/), count),
  outputs: z.record(z.string().max(100), z.string().max(200)),
});

/** How far somebody is who follows an environment. */
export interface Position {
  /** Which state of the environment was told last. */
  environment?: string;
  /** Number of the first operation whose log has not been told to its end. */
  operation: number;
  /** By number of an operation from there on: the last line that was told. */
  lines: Readonly<Record<string, number>>;
  /** By service: up to where its output was told. */
  outputs: Readonly<Record<string, string>>;
}

/** The id of an event after which somebody is there. */
export function encodePosition({
  environment,
  operation,
  lines,
  outputs,
}: Position): string {
  return Buffer.from(
    JSON.stringify({ environment, operation, lines, outputs }),
  ).toString('base64url');
}

/** Undefined where it is no id of such an event: then all is told from the start. */
export function decodePosition(id: string | undefined): Position | undefined {
  if (id === undefined || id === '') {
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** What a log is told up to, once operations have ended and been told. */
export function afterOperations(
  position: Position,
  operations: ReadonlyArray<{
    number: number;
    isFinished: boolean;
    lines: number;
  }>,
): Position {
  let { operation } = position;
  for (const it of operations) {
    const isTold =
      it.isFinished && (position.lines[it.number] ?? 0) >= it.lines;
    if (it.number !== operation || !isTold) {
      break;
    }
    operation += 1;
  }
  return {
    ...position,
    operation,
    lines: Object.fromEntries(
      Object.entries(position.lines).filter(
        ([number]) => Number(number) >= operation,
      ),
    ),
  };
}
