import { Scalar } from 'yaml';
import { DocumentPath, toPointer } from './path';
import { findSourceOffset } from './scalarOffsets';

/**
 * A position in a text. Both count from 1.
 *
 * @public
 */
export interface TextPosition {
  line: number;
  column: number;
}

/**
 * Knows where in its text everything of a document stands.
 *
 * @public
 */
export interface DocumentPlaces {
  /** The place of a value, or else of the nearest thing around it. */
  locateValue(path: DocumentPath): TextPosition;
  /** The place of a key, or of a list's item. */
  locateKey(path: DocumentPath): TextPosition;
  /**
   * The place of a character of a text.
   *
   * @param offset - in the value, which folding and escapes make another text
   */
  locateInText(path: DocumentPath, offset: number): TextPosition;
}

/**
 * Knows where the lines of a text begin. The parser's own counter misses line
 * ends within some of what it cannot read.
 */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (
      let end = text.indexOf('\n');
      end >= 0;
      end = text.indexOf('\n', end + 1)
    ) {
      this.#starts.push(end + 1);
    }
  }

  positionOf(offset: number): TextPosition {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { line: low + 1, column: offset - this.#starts[low] + 1 };
  }
}

/** Offsets of a value in its text, and of its key if it has one. */
export interface Place {
  key?: number;
  value: number;
  /** There for texts, numbers and the like. */
  scalar?: Scalar.Parsed;
}

/** The places of a document, as they are found while it is read. */
export class PlaceIndex implements DocumentPlaces {
  readonly #places = new Map<string, Place>();

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
  ) {}

  add(path: DocumentPath, place: Place): void {
    this.#places.set(toPointer(path), place);
  }

  locateValue(path: DocumentPath): TextPosition {
    return this.positionOf(this.#find(path)?.value ?? 0);
  }

  locateKey(path: DocumentPath): TextPosition {
    const place = this.#find(path);
    return this.positionOf(place?.key ?? place?.value ?? 0);
  }

  locateInText(path: DocumentPath, offset: number): TextPosition {
    const scalar = this.#places.get(toPointer(path))?.scalar;
    return scalar
      ? this.positionOf(findSourceOffset(this.text, scalar, offset))
      : this.locateValue(path);
  }

  positionOf(offset: number): TextPosition {
    return this.lines.positionOf(offset);
  }

  #find(path: DocumentPath): Place | undefined {
    for (let length = path.length; length >= 0; length--) {
      const place = this.#places.get(toPointer(path.slice(0, length)));
      if (place) {
        return place;
      }
    }
    return undefined;
  }
}
