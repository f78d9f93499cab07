import { Sink } from '../types';
import { parseDotnetFrame } from './dotnet';
import { parseGoFrame } from './go';
import { parseJavaFrame } from './java';
import { parseJavaScriptFrame } from './javascript';
import { parsePhpFrame } from './php';
import { parsePythonFrame } from './python';
import { parseRubyFrame } from './ruby';
import { parseRustFrame } from './rust';
import { Frame, FrameParser, Line } from './types';

/** Longer lines are data that somebody logged. */
const MAX_LINE = 2048;

/** The innermost frame of one's own code is nearly what was asked. */
const BEST = 0.9;
const PER_FRAME = 0.05;
const WORST = 0.3;
const LIBRARY = 0.15;

/** More precise ones first: what fits none of them is tried by the next. */
const PARSERS: FrameParser[] = [
  parseJavaFrame,
  parseJavaScriptFrame,
  parseDotnetFrame,
  parsePythonFrame,
  parsePhpFrame,
  parseRustFrame,
  parseRubyFrame,
  parseGoFrame,
];

interface PlacedFrame {
  frame: Frame;
  line: Line;
}

/** Most lines of a log are no frames; this tells many of them at a glance. */
function mayBeFrame(line: string): boolean {
  return (
    line.length >= 6 &&
    line.length <= MAX_LINE &&
    (line.includes('.') ||
      line.includes('::') ||
      /^(?:#|at |[0-9]{1,4}: )/.test(line))
  );
}

function parseFrame(lines: readonly Line[], index: number): Frame | undefined {
  const line = lines[index].text.trim();
  if (!mayBeFrame(line)) {
    return undefined;
  }
  const following = lines[index + 1]?.text;
  const next =
    following === undefined || following.length > MAX_LINE
      ? undefined
      : following.trim();
  for (const parse of PARSERS) {
    const frame = parse(line, next);
    if (frame !== undefined) {
      return frame;
    }
  }
  return undefined;
}

/**
 * Weighs the frames of one trace. The frame that failed is the first but in
 * Python; dependencies and the runtime come after all of one's own code.
 */
function addTrace(trace: PlacedFrame[], sink: Sink): void {
  const innermostFirst =
    trace[0]?.frame.language === 'python' ? [...trace].reverse() : trace;
  let rank = 0;
  for (const { frame, line } of innermostFirst) {
    const own = frame.origin === 'application';
    const weight = own ? Math.max(WORST, BEST - PER_FRAME * rank) : LIBRARY;
    rank += own && frame.candidates.length > 0 ? 1 : 0;
    const text = line.text.trim();
    const start = line.start + line.text.indexOf(text);
    for (const candidate of frame.candidates) {
      sink.add(
        { ...candidate, weight: candidate.weight * weight },
        `stack-trace/${frame.language}`,
        { text, start },
      );
    }
  }
}

/** Whether a line between two frames belongs to the trace that they are in. */
function continuesTrace(line: Line): boolean {
  return /^[ \t]/.test(line.text) && line.text.length <= MAX_LINE;
}

/**
 * Takes the frames of stack traces out of a text.
 *
 * @returns the lines that are no frames
 */
export function addStackTraces(lines: readonly Line[], sink: Sink): Line[] {
  const others: Line[] = [];
  let trace: PlacedFrame[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    const frame = parseFrame(lines, index);
    if (frame !== undefined) {
      const [previous] = trace;
      if (previous && previous.frame.language !== frame.language) {
        addTrace(trace, sink);
        trace = [];
      }
      trace.push({ frame, line });
      index += frame.lines;
      continue;
    }
    if (!continuesTrace(line)) {
      addTrace(trace, sink);
      trace = [];
    }
    others.push(line);
    index++;
  }
  addTrace(trace, sink);
  return others;
}
