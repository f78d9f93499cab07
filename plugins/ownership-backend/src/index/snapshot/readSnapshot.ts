import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { Feedback } from '../../domain/feedback';
import { SourcedIdentifier } from '../../domain/identifierSet';
import { SourceState } from '../../store/sources';
import { IndexState } from '../IndexState';
import {
  END,
  FIELDS_PER_IDENTIFIER,
  FORMAT,
  Jsonified,
  SnapshotHeader,
} from './format';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

/** What a snapshot held. */
export interface Snapshot {
  state: IndexState;
  writtenAt: Date;
}

class SnapshotReader {
  #header: SnapshotHeader | undefined;
  #state: IndexState | undefined;
  #hasEnded = false;
  readonly #refs: string[] = [];
  #projections = 0;
  readonly #sources: string[] = [];
  readonly #kinds: string[] = [];
  readonly #rules: string[] = [];

  read(lines: string): void {
    let start = 0;
    while (start < lines.length) {
      const end = lines.indexOf('\n', start);
      this.#readLine(lines.slice(start, end));
      start = end + 1;
    }
  }

  end(): Snapshot {
    if (!this.#header || !this.#state || !this.#hasEnded) {
      throw new Error('Its end is missing');
    }
    const { storeId, revision, writtenAt } = this.#header;
    this.#state.mark = { storeId, revision };
    return { state: this.#state, writtenAt: new Date(writtenAt) };
  }

  #readLine(line: string): void {
    if (!this.#header || !this.#state) {
      this.#readHeader(JSON.parse(line));
    } else if (this.#refs.length < this.#header.refs) {
      this.#refs.push(...JSON.parse(line));
    } else if (this.#projections < this.#header.refs) {
      const entityRef = this.#refs[this.#projections];
      this.#projections += 1;
      if (line === '') {
        this.#state.entities.idOf(entityRef);
      } else {
        this.#state.entities.setText(entityRef, line);
      }
    } else if (line === END) {
      this.#hasEnded = true;
    } else {
      this.#readSet(this.#state, JSON.parse(line));
    }
  }

  #readHeader(header: SnapshotHeader): void {
    if (header.format !== FORMAT) {
      throw new Error(
        `Its format is ${header.format}; this version reads ${FORMAT}`,
      );
    }
    this.#header = header;
    const { storeId, revision } = header;
    this.#state = new IndexState({ storeId, revision });
    for (const source of header.sources) {
      this.#state.sources.set(source.source, toSourceState(source));
    }
    for (const feedback of header.feedback) {
      this.#state.feedback.set(toFeedback(feedback));
    }
  }

  #readSet(state: IndexState, fields: Array<string | number>): void {
    const [entity, source] = fields;
    const identifiers: SourcedIdentifier[] = [];
    for (let at = 2; at < fields.length; at += FIELDS_PER_IDENTIFIER) {
      const link = fields[at + 4];
      const observed = fields[at + 5] as number;
      identifiers.push({
        kind: lengthened(fields[at], this.#kinds) as IdentifierKind,
        key: fields[at + 1] as string,
        rule: lengthened(fields[at + 2], this.#rules),
        confidence: fields[at + 3] as number,
        link: link === 0 ? undefined : (link as string),
        observedAt: observed === 0 ? undefined : new Date(observed),
      });
    }
    state.identifiers.replace({
      source: lengthened(source, this.#sources),
      entityRef: this.#refs[(entity as number) - 1],
      identifiers,
    });
  }
}

/**
 * Reads a snapshot.
 *
 * @throws an Error when there is none, or it is not whole
 */
export async function readSnapshot(file: string): Promise<Snapshot> {
  const reader = new SnapshotReader();
  try {
    const stream = createReadStream(file, { highWaterMark: CHUNK_BYTES });
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    stream.on('error', error => gunzip.destroy(error));
    stream.pipe(gunzip);
    for await (const lines of textOfWholeLines(gunzip)) {
      reader.read(lines);
    }
    return reader.end();
  } catch (error) {
    throw new Error(`Cannot read the snapshot ${file}`, { cause: error });
  }
}

/** Texts that end where a line ends. */
async function* textOfWholeLines(
  chunks: AsyncIterable<Buffer>,
): AsyncIterable<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      yield Buffer.concat([...rest, chunk.subarray(0, end)]).toString('latin1');
      rest = [];
    }
    rest.push(Buffer.from(chunk.subarray(end)));
  }
  if (rest.some(({ length }) => length > 0)) {
    throw new Error('The last line is not complete');
  }
}

/** The text that a field stands for. */
function lengthened(field: string | number, known: string[]): string {
  if (typeof field === 'string') {
    known.push(field);
    return field;
  }
  return known[field];
}

function toSourceState(json: Jsonified<SourceState>): SourceState {
  const { attemptedAt, succeededAt, shrunkAt, ...rest } = json;
  return {
    ...rest,
    attemptedAt: new Date(attemptedAt),
    succeededAt: succeededAt ? new Date(succeededAt) : undefined,
    shrunkAt: shrunkAt ? new Date(shrunkAt) : undefined,
  };
}

function toFeedback(json: Jsonified<Feedback>): Feedback {
  return { ...json, createdAt: new Date(json.createdAt) };
}
