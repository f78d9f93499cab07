import { Followed, FollowedLine, OutputLine } from './followed';

/** What of a log is shown. */
export interface LogFilter {
  /** All when empty. */
  levels: ReadonlyArray<FollowedLine['level']>;
  /** Part of a line or of its stage, in whichever case. */
  text: string;
}

function isIn(text: string, parts: string[]): boolean {
  const looked = text.trim().toLowerCase();
  return parts.some(part => part.toLowerCase().includes(looked));
}

/** Lines of the log that pass a filter. */
export function filterLog(
  log: FollowedLine[],
  { levels, text }: LogFilter,
): FollowedLine[] {
  return log.filter(
    line =>
      (levels.length === 0 || levels.includes(line.level)) &&
      isIn(text, [line.text, line.stage]),
  );
}

/** Lines of what services print that pass it; they have no levels. */
export function filterOutput(
  output: OutputLine[],
  { text }: Pick<LogFilter, 'text'>,
): OutputLine[] {
  return output.filter(line => isIn(text, [line.text, line.resource]));
}

/** Everything that is known, to keep: the log, then what services have printed. */
export function logAsText({ log, output }: Followed): string {
  const lines = [
    ...log.map(
      ({ at, level, stage, text }) =>
        `${at} ${level.toUpperCase().padEnd(5)} ${stage}: ${text}`,
    ),
    ...output.map(({ resource, text }) => `${resource} | ${text}`),
  ];
  return lines.map(line => `${line}\n`).join('');
}
