import { Candidate } from '../types';

/** A line of the input. */
export interface Line {
  text: string;
  /** Offset in the input. */
  start: number;
}

export type Language =
  | 'java'
  | 'python'
  | 'javascript'
  | 'go'
  | 'dotnet'
  | 'ruby'
  | 'php'
  | 'rust';

/** A frame of a stack trace. */
export interface Frame {
  language: Language;
  /**
   * `application` is code that somebody in the organisation may own, `library`
   * a dependency (which may be one of the organisation's own packages), and
   * `runtime` the language itself or a framework that everyone knows.
   */
  origin: 'application' | 'library' | 'runtime';
  /** Weighed against each other; the whole trace weighs the frame. */
  candidates: Candidate[];
  /** How many lines the frame takes up. */
  lines: number;
}

/**
 * Reads the frame that begins at a line, if one does.
 *
 * @param line - without the space around it
 * @param next - the following line, likewise
 */
export type FrameParser = (
  line: string,
  next: string | undefined,
) => Frame | undefined;
