import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line of a text, without what ends it. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** Whether only its beginning is here, since it is longer than can be meant. */
  isCut: boolean;
}

const MAX_LENGTH = 256 * 1024;

class LineSplitter {
  private number = 0;
  private rest = '';
  private isCut = false;

  add(text: string): Line[] {
    const pieces = text.split('\n');
    const last = pieces.pop()!;
    const lines = pieces.map(piece => this.line(piece));
    this.keep(last);
    return lines;
  }

  end(): Line[] {
    return this.rest === '' ? [] : [this.line('')];
  }

  private line(piece: string): Line {
    this.keep(piece);
    const { isCut } = this;
    this.number += 1;
    const text =
      this.number === 1 ? this.rest.replace(/^\ufeff/, '') : this.rest;
    this.rest = '';
    this.isCut = false;
    return {
      number: this.number,
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
      isCut,
    };
  }

  private keep(piece: string): void {
    const room = MAX_LENGTH - this.rest.length;
    this.isCut ||= piece.length > room;
    this.rest += piece.slice(0, room);
  }
}

/** Takes a text apart into lines, as it arrives. */
export async function* readLines(body: Readable): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter();
  const decoder = new StringDecoder('utf8');
  for await (const chunk of body) {
    yield splitter.add(decoder.write(chunk));
  }
  yield splitter.add(decoder.end());
  yield splitter.end();
}
