import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn, unlessMissing } from './files';

const MAX_READ_BYTES = 1024 * 1024;

/**
 * Of a line that is longer the rest is left out: given in parts, a secret in it would
 * be known in none of them. It is much more than anybody is shown, so that what is
 * left of a secret at its end is not shown either.
 */
const MAX_LINE_BYTES = 64 * 1024;
const CUT = ` … (the line is cut at ${MAX_LINE_BYTES / 1024} KiB)`;
const LINE_FEED = 10;

/** What prints without end may remove files as fast as they are opened. */
const MAX_ATTEMPTS = 20;

/**
 * Lines of what a process has printed, and how far they go.
 *
 * @internal
 */
export interface OutputLines {
  lines: string[];
  /** Bytes since the first one that was ever printed. */
  position: number;
}

/**
 * Reads what a keeper writes: files that are named after the position of their
 * first byte, of which the oldest are removed.
 *
 * @param options - `after` is where to go on; without it, the last lines are read.
 * Once it `hasEnded`, what no line feed has ended is a line, too
 * @internal
 */
export async function readLines(
  directory: string,
  options: { after?: number; limit: number; hasEnded?: boolean },
): Promise<OutputLines> {
  const segments = await openSegments(directory);
  try {
    return await readSegments(segments, options);
  } finally {
    await closeAll(segments);
  }
}

/** The last lines, for people. */
export async function lastLines(
  directory: string,
  limit: number,
): Promise<string[]> {
  return (await readLines(directory, { limit, hasEnded: true })).lines;
}

/** A file of output. */
interface Segment {
  file: FileHandle;
  /** The position of its first byte. */
  start: number;
  size: number;
}

interface Line {
  text: string;
  end: number;
}

async function readSegments(
  segments: readonly Segment[],
  options: { after?: number; limit: number; hasEnded?: boolean },
): Promise<OutputLines> {
  const { limit, hasEnded = false } = options;
  const end = Math.max(0, ...segments.map(({ start, size }) => start + size));
  const first = segments[0]?.start ?? 0;
  const isTail = options.after === undefined;
  const from = Math.min(
    end,
    Math.max(first, options.after ?? end - MAX_READ_BYTES),
  );
  // With what comes before it: whether a line begins there.
  const before = Math.min(1, from - first);
  const read = await readBytes(segments, {
    from: from - before,
    room: before + MAX_READ_BYTES,
  });
  const data = read.subarray(before);
  const isBegun = from > 0 && !(before > 0 && read[0] === LINE_FEED);
  const begin = isBegun ? afterLine(data, 0) : 0;
  // Of what was not read to its end, more comes.
  const isWhole = hasEnded && from + data.length >= end;
  const all = splitLines(data, { begin, isWhole });
  const given = isTail
    ? all.slice(Math.max(0, all.length - limit))
    : all.slice(0, limit);
  const last = (isTail ? all : given).at(-1);
  return {
    lines: given.map(({ text }) => text),
    position: from + (last?.end ?? begin),
  };
}

/** Lines that are whole: ended by a line feed, or too long. */
function splitLines(
  data: Buffer,
  { begin, isWhole }: { begin: number; isWhole: boolean },
): Line[] {
  const lines: Line[] = [];
  for (let start = begin; start < data.length; ) {
    const feed = data.indexOf(LINE_FEED, start);
    const length = (feed < 0 ? data.length : feed) - start;
    const isLong = length > MAX_LINE_BYTES;
    if (feed < 0 && !isLong && !isWhole) {
      break;
    }
    const text = isLong
      ? data.toString('utf8', start, start + MAX_LINE_BYTES) + CUT
      : data.toString('utf8', start, start + length).replace(/\r$/, '');
    start = afterLine(data, start);
    lines.push({ text, end: start });
  }
  return lines;
}

/** Where the next line begins, or may go on what no line feed has ended. */
function afterLine(data: Buffer, start: number): number {
  const feed = data.indexOf(LINE_FEED, start);
  return feed < 0 ? data.length : feed + 1;
}

/**
 * What is there, as far as it goes now. Files are opened before any is read: one
 * that is removed afterwards, to make room for what is newer, can still be read.
 * Where one went before that, all are looked for anew, as it is no longer the first.
 */
async function openSegments(directory: string): Promise<Segment[]> {
  for (let attempt = 1; ; attempt += 1) {
    const names = (await namesIn(directory)).filter(name =>
      /^\d{16}$/.test(name),
    );
    const opened = await openAll(directory, names);
    const gone = opened.lastIndexOf(undefined);
    if (gone < 0 || attempt === MAX_ATTEMPTS) {
      const [before, there] = [
        opened.slice(0, gone + 1),
        opened.slice(gone + 1),
      ];
      await closeAll(before);
      return there.filter(segment => segment !== undefined);
    }
    await closeAll(opened);
  }
}

/** The newest first: it is the last to go. */
async function openAll(
  directory: string,
  names: readonly string[],
): Promise<(Segment | undefined)[]> {
  const opened: (Segment | undefined)[] = [];
  try {
    for (const name of [...names].reverse()) {
      const file = await unlessMissing(open(join(directory, name), 'r'));
      const segment = file && { file, start: Number(name), size: 0 };
      opened.unshift(segment);
      if (segment) {
        segment.size = (await segment.file.stat()).size;
      }
    }
    return opened;
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

async function closeAll(
  segments: readonly (Segment | undefined)[],
): Promise<void> {
  await Promise.all(segments.map(segment => segment?.file.close()));
}

async function readBytes(
  segments: readonly Segment[],
  { from, room }: { from: number; room: number },
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let left = room;
  for (const { file, start, size } of segments) {
    const skip = Math.max(0, from - start);
    const length = Math.min(left, size - skip);
    if (length > 0) {
      const { buffer, bytesRead } = await file.read({
        buffer: Buffer.alloc(length),
        position: skip,
      });
      parts.push(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
  }
  return Buffer.concat(parts);
}
