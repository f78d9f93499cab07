/** Where something stands in a text. */
export interface Span {
  start: number;
  /** After its last character. */
  end: number;
}

/** A member of an object; its span is that of name and value. */
export interface Member extends Span {
  name: string;
  value: Span;
}

/** A change to a text. */
export interface Edit extends Span {
  text: string;
}

/*
 * Reads JSON by where things stand, so that a payload can be added to without
 * writing the rest of it anew: numbers keep their digits, names their order and
 * their spaces. All of it takes text that was parsed as JSON before, and neither
 * recursion nor more than a few looks at each character.
 */

/** Where the outermost value stands. */
export function rootOf(text: string): Span {
  const start = afterSpaces(text, 0);
  return { start, end: endOfValue(text, start) };
}

/** The members of an object, in their order; none if it is something else. */
export function membersOf(text: string, { start }: Span): Member[] {
  const members: Member[] = [];
  eachItem(text, start, '{', at => {
    const endOfName = endOfString(text, at);
    const valueStart = afterSpaces(text, afterSpaces(text, endOfName) + 1);
    const end = endOfValue(text, valueStart);
    members.push({
      name: JSON.parse(text.slice(at, endOfName)),
      start: at,
      end,
      value: { start: valueStart, end },
    });
    return end;
  });
  return members;
}

/** The elements of a list, in their order; none if it is something else. */
export function elementsOf(text: string, { start }: Span): Span[] {
  const elements: Span[] = [];
  eachItem(text, start, '[', at => {
    const end = endOfValue(text, at);
    elements.push({ start: at, end });
    return end;
  });
  return elements;
}

/** Of several with the same name the last counts, as it does for parsers. */
export function memberNamed(
  members: readonly Member[],
  name: string,
): Member | undefined {
  return members.findLast(member => member.name === name);
}

/** Whether a value is an object. */
export function isObjectAt(text: string, { start }: Span): boolean {
  return text[start] === '{';
}

/** Whether a value is a list. */
export function isListAt(text: string, { start }: Span): boolean {
  return text[start] === '[';
}

/** Removes items of an object or list, and the commas that they leave. */
export function removal(
  items: readonly Span[],
  isRemoved: (position: number) => boolean,
): Edit[] {
  const edits: Edit[] = [];
  let position = 0;
  while (position < items.length) {
    const first = position;
    while (position < items.length && isRemoved(position)) {
      position += 1;
    }
    const last = position - 1;
    if (last >= first) {
      const isFront = first === 0;
      const next = items[position];
      edits.push({
        start: isFront ? items[0].start : items[first - 1].end,
        end: isFront && next ? next.start : items[last].end,
        text: '',
      });
    }
    position += 1;
  }
  return edits;
}

/** Adds items after those that an object or list has. */
export function addition(
  container: Span,
  items: readonly Span[],
  added: readonly string[],
): Edit[] {
  if (added.length === 0) {
    return [];
  }
  const last = items[items.length - 1];
  const at = last ? last.end : container.start + 1;
  return [{ start: at, end: at, text: `${last ? ',' : ''}${added.join(',')}` }];
}

/** A member as it is written. */
export function memberText(name: string, value: string): string {
  return `${JSON.stringify(name)}:${value}`;
}

/** Makes changes that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

function eachItem(
  text: string,
  start: number,
  opening: '{' | '[',
  read: (at: number) => number,
): void {
  if (text[start] !== opening) {
    return;
  }
  const closing = opening === '{' ? '}' : ']';
  let at = afterSpaces(text, start + 1);
  while (text[at] !== closing) {
    const end = afterSpaces(text, read(at));
    at = text[end] === ',' ? afterSpaces(text, end + 1) : end;
  }
}

function endOfValue(text: string, start: number): number {
  switch (text[start]) {
    case '"':
      return endOfString(text, start);
    case '{':
    case '[':
      return endOfContainer(text, start);
    default:
      return endOfLiteral(text, start);
  }
}

function endOfContainer(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        continue;
      case '{':
      case '[':
        depth += 1;
        break;
      case '}':
      case ']':
        depth -= 1;
        break;
      default:
        break;
    }
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

function endOfLiteral(text: string, start: number): number {
  let at = start;
  while (at < text.length && !',]} \t\n\r'.includes(text[at])) {
    at += 1;
  }
  return at;
}

function afterSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\n\r'.includes(text[at])) {
    at += 1;
  }
  return at;
}
