import { JsonObject } from '@backstage/types';

/** A line of what Terraform prints with `-json`. */
export interface Message {
  level: 'debug' | 'info' | 'warn' | 'error';
  text: string;
  /** Set for problems: what is wrong, without the line's beginning. */
  problem?: string;
}

/**
 * Reads the lines that Terraform has printed so far.
 *
 * @param output - may end in the middle of a line
 * @returns the messages, and how many bytes they were made of
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function readMessages(output: Buffer): {
  messages: Message[];
  bytes: number;
} {
  const bytes = output.lastIndexOf('\n') + 1;
  const lines = output.toString('utf8', 0, bytes).split('\n');
  return {
    messages: lines.filter(line => line.trim() !== '').map(readMessage),
    bytes,
  };
}

/** What is wrong, as errors say it. */
export function problemsOf(messages: Message[]): string | undefined {
  const problems = messages.flatMap(({ level, problem }) =>
    level === 'error' && problem !== undefined ? [problem] : [],
  );
  const more = problems.length - 3;
  return problems.length === 0
    ? undefined
    : [...problems.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join(
        '; ',
      );
}

/** What a failure means for another attempt. */
export type FailureClass = 'stale' | 'transient' | 'quota' | 'fail';

const transient =
  /acquiring the state lock|time(d )?out|deadline exceeded|connection (refused|reset)|no such host|temporar(y|ily)|throttl|rate.?limit|too many requests|service unavailable|bad gateway|could not (connect|query provider registry)|failed to query available provider|\b(429|502|503|504)\b/i;

/**
 * What another attempt would come to, as far as the text tells. Providers have no
 * common codes, so that these are the words that they use; what is not recognised
 * fails, because repeating a wrong change costs more than asking.
 */
export function classify(error: string): FailureClass {
  if (/saved plan is stale/i.test(error)) {
    return 'stale';
  }
  if (
    /quota|limit ?exceeded|limit (was|has been) (reached|exceeded)/i.test(error)
  ) {
    return 'quota';
  }
  return transient.test(error) ? 'transient' : 'fail';
}

function readMessage(line: string): Message {
  const parsed = parse(line);
  if (!parsed) {
    return { level: 'info', text: line };
  }
  const text = String(parsed['@message'] ?? line);
  const level = levelOf(parsed['@level']);
  const diagnostic = parsed.diagnostic as JsonObject | undefined;
  if (!diagnostic) {
    return { level, text };
  }
  const problem = [diagnostic.summary, diagnostic.detail]
    .filter(part => typeof part === 'string' && part !== '')
    .join(': ');
  return {
    level: diagnostic.severity === 'error' ? 'error' : 'warn',
    text: problem,
    problem,
  };
}

function parse(line: string): JsonObject | undefined {
  if (!line.startsWith('{')) {
    return undefined;
  }
  try {
    return JSON.parse(line) as JsonObject;
  } catch (error) {
    // A program that Terraform has started may print what it likes.
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function levelOf(value: unknown): Message['level'] {
  switch (value) {
    case 'error':
    case 'warn':
    case 'debug':
      return value;
    default:
      return 'info';
  }
}
