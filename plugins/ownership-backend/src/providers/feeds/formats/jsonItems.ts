import { FeedError } from './types';

/** A value in a JSON text, not parsed yet. */
export interface JsonItem {
  /** From 1. */
  line: number;
  text: string;
}

class JsonScanner {
  private at = 0;
  private countedTo = 0;
  private line = 1;

  constructor(private readonly text: string) {
    if (text.startsWith('\ufeff')) {
      this.at = 1;
    }
  }

  /** Goes to the value of a key of the object at hand. */
  enter(key: string): void {
    this.expect('{', `an object with the key '${key}'`);
    while (this.peek() !== '}') {
      const name = JSON.parse(this.takeString()) as string;
      this.expect(':', `':' after the key '${name}'`);
      if (name === key) {
        return;
      }
      this.takeValue();
      if (this.peek() === ',') {
        this.at += 1;
      }
    }
    throw this.error(`the object has no key '${key}'`);
  }

  *items(path: readonly string[]): Generator<JsonItem> {
    this.expect(
      '[',
      path.length === 0
        ? "a list; if it is inside of an object, 'items' has to say where"
        : `a list under '${path.join('.')}'`,
    );
    while (this.peek() !== ']') {
      const line = this.lineHere();
      yield { line, text: this.takeValue() };
      const next = this.peek();
      if (next === ',') {
        this.at += 1;
      } else if (next !== ']') {
        throw this.error("there is neither ',' nor ']' after a row");
      }
    }
  }

  /** The next character that is no white space; empty at the end. */
  private peek(): string {
    while (' \t\r\n'.includes(this.text[this.at] ?? '.')) {
      this.at += 1;
    }
    return this.text[this.at] ?? '';
  }

  private expect(character: string, what: string): void {
    if (this.peek() !== character) {
      throw this.error(`there is not ${what}`);
    }
    this.at += 1;
  }

  private takeString(): string {
    if (this.peek() !== '"') {
      throw this.error('there is no key, which has to be in double quotes');
    }
    const start = this.at;
    this.skipString();
    return this.text.slice(start, this.at);
  }

  private skipString(): void {
    const start = this.at;
    for (this.at += 1; this.text[this.at] !== '"'; this.at++) {
      if (this.text[this.at] === '\\') {
        this.at += 1;
      }
      if (this.at >= this.text.length) {
        this.at = start;
        throw this.error('a string is not closed, so the text may be cut off');
      }
    }
    this.at += 1;
  }

  /** Up to where brackets and quotes are closed; it may be nonsense within. */
  private takeValue(): string {
    this.peek();
    const start = this.at;
    let depth = 0;
    for (;;) {
      const character = this.text[this.at] ?? '';
      if (character === '') {
        this.at = start;
        throw this.error('a value does not end, so the text may be cut off');
      }
      if (depth === 0 && ',]}'.includes(character)) {
        break;
      }
      if (character === '"') {
        this.skipString();
        continue;
      }
      if ('[{'.includes(character)) {
        depth += 1;
      } else if (']}'.includes(character)) {
        depth -= 1;
      }
      this.at += 1;
    }
    return this.text.slice(start, this.at);
  }

  private lineHere(): number {
    for (; this.countedTo < this.at; this.countedTo++) {
      if (this.text.charCodeAt(this.countedTo) === 10) {
        this.line += 1;
      }
    }
    return this.line;
  }

  private error(message: string): FeedError {
    return new FeedError(`line ${this.lineHere()}: ${message}`);
  }
}

/**
 * Finds the values of a list without parsing all of the text: that would take
 * the memory of the whole at once, and one error would spoil it.
 *
 * @param path - the keys that lead from the root to the list
 * @throws FeedError if there is no list
 */
export function* jsonItems(
  text: string,
  path: readonly string[],
): Generator<JsonItem> {
  const scanner = new JsonScanner(text);
  for (const key of path) {
    scanner.enter(key);
  }
  yield* scanner.items(path);
}
