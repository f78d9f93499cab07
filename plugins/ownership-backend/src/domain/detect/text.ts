import { JsonValue } from '@backstage/types';
import { addAttributes, Attribute } from './attributes';
import { Chunk, scanChunks } from './chunks';
import { classify } from './classify';
import { scaledSink } from './collector';
import { candidateInContext } from './contextWords';
import { addJson, parseJson } from './json';
import { isTelemetryAttribute, meaningOf } from './meanings';
import { addStackTraces } from './stack-trace';
import { Line } from './stack-trace/types';
import { Candidate, Sink } from './types';
import { visiblePlace } from './url';

const DETECTOR = 'log-line';

/** How much more a name says where a log line names its source. */
const EMPHASIS = 1.5;

/** Prose in a field of a log is not read for further logs within it. */
const MAX_NESTING = 2;

/** Splits at line breaks, and knows where each line begins. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1) {
      lines.push({ text: text.slice(start), start });
      return lines;
    }
    lines.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
}

function weighed(candidate: Candidate, chunk: Chunk): Candidate {
  const faint = chunk.emphasised && candidate.weight <= 0.3;
  return faint
    ? { ...candidate, weight: candidate.weight * EMPHASIS }
    : candidate;
}

function addChunk(chunk: Chunk, offset: number, sink: Sink): void {
  const place = visiblePlace(chunk.text, offset + chunk.start);
  const inContext = candidateInContext(chunk.before, chunk.text);
  if (inContext !== undefined) {
    sink.add(inContext, DETECTOR, place);
  }
  for (const candidate of classify(chunk.text)) {
    sink.add(weighed(candidate, chunk), DETECTOR, place);
  }
}

/**
 * Labels of alerts are values that one could search for. Numbers are data, and
 * addresses may hold a password.
 */
function addLabel({ name, value, place }: Attribute, sink: Sink): void {
  const searchable = value.length <= 128 && /\p{L}{2}/u.test(value);
  if (searchable && !/:\/\/|@|\s/.test(value)) {
    const label: Candidate = {
      kind: 'alert-label',
      value: `${name}=${value}`,
      weight: 0.3,
    };
    sink.add(label, 'key-value', place);
  }
}

function addPairs(attributes: Attribute[], sink: Sink, nesting: number): void {
  const telemetry = attributes.some(({ name }) => isTelemetryAttribute(name));
  const detector = telemetry ? 'otel' : 'key-value';
  const unknown = addAttributes(
    attributes,
    detector,
    sink,
    (text, _role, weight, place) => {
      const offset = place.text === text ? place.start : undefined;
      addText(text, scaledSink(sink, weight, offset), nesting + 1);
    },
  );
  attributes.forEach(attribute => addLabel(attribute, sink));
  for (const { value, place } of unknown) {
    for (const candidate of classify(value)) {
      sink.add(candidate, DETECTOR, place);
    }
  }
}

/** `Namespace:  payments`, as `kubectl describe` and people write. */
function headerOf(line: Line): Attribute | undefined {
  const match = /^\s*(?:- )?([A-Za-z_][\w./-]{0,63}):\s+(?=\S)/.exec(line.text);
  const meaning = match ? meaningOf(match[1]) : undefined;
  const prose = meaning?.role === 'text' || meaning?.role === 'stack-trace';
  if (match === null || meaning === undefined || prose) {
    return undefined;
  }
  const value = line.text.slice(match[0].length).trim();
  const start = line.start + match[0].length;
  return /\s/.test(value) || value.length > 1024
    ? undefined
    : { name: match[1], value, place: visiblePlace(value, start) };
}

/** A line of a log that is written as JSON. */
function jsonOf(line: Line): JsonValue | undefined {
  const text = line.text.trim();
  const plausible = text.startsWith('{') && text.endsWith('}');
  return plausible ? parseJson(text) : undefined;
}

/**
 * Adds what a line identifies.
 *
 * @returns a name and value that stands alone in it: what it qualifies, or is
 * qualified by, is in other lines
 */
function addLine(line: Line, sink: Sink, nesting: number): Attribute[] {
  const json = jsonOf(line);
  if (json !== undefined) {
    addJson(json, sink, (text, scaled) => addText(text, scaled, nesting + 1));
    return [];
  }
  const header = headerOf(line);
  if (header !== undefined) {
    return [header];
  }
  const attributes: Attribute[] = [];
  for (const chunk of scanChunks(line.text)) {
    const { name, text, start } = chunk;
    if (name === undefined) {
      addChunk(chunk, line.start, sink);
    } else {
      const place = visiblePlace(text, line.start + start);
      attributes.push({ name, value: text, place });
    }
  }
  if (attributes.length <= 1) {
    return attributes;
  }
  addPairs(attributes, sink, nesting);
  return [];
}

/**
 * Adds what a text identifies: frames of stack traces, lines of logs, names
 * with values, and whatever can be told among words.
 */
export function addText(text: string, sink: Sink, nesting: number = 0): void {
  if (nesting > MAX_NESTING) {
    return;
  }
  const alone: Attribute[] = [];
  for (const line of addStackTraces(splitLines(text), sink)) {
    alone.push(...addLine(line, sink, nesting));
  }
  if (alone.length > 0) {
    addPairs(alone, sink, nesting);
  }
}
