import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { IdentifierSet } from '../../domain/identifierSet';
import { IndexState } from '../IndexState';
import { END, FORMAT, REFS_PER_LINE, SnapshotHeader, toAscii } from './format';

/** How much is made before others get their turn: about a millisecond's work. */
const CHARACTERS_PER_TURN = 32 * 1024;

/** Writes a text out once, and after that its number. */
class Shortener {
  readonly source = shortener();
  readonly kind = shortener();
  readonly rule = shortener();
}

/**
 * Writes a snapshot. It replaces the one that is there in one step, once it is
 * complete, so that there is always a whole one.
 *
 * The state may change meanwhile: what is newer than the snapshot's mark comes
 * once more when its reader asks for what has changed since.
 */
export async function writeSnapshot(
  file: string,
  state: IndexState,
  now: Date,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await pipeline(
      Readable.from(inTurns(linesOf(state, now))),
      createGzip({ level: 1 }),
      createWriteStream(draft, { mode: 0o600 }),
    );
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* inTurns(lines: Iterable<string>): AsyncIterable<string> {
  let text = '';
  for (const line of lines) {
    text += line;
    text += '\n';
    if (text.length >= CHARACTERS_PER_TURN) {
      yield text;
      text = '';
      await nextTurn();
    }
  }
  yield text;
}

function* linesOf(state: IndexState, now: Date): Iterable<string> {
  const { entities, identifiers } = state;
  const limit = entities.idLimit;
  yield toAscii(JSON.stringify(headerOf(state, now, limit - 1)));
  for (let id = 1; id < limit; id += REFS_PER_LINE) {
    const refs: string[] = [];
    for (let each = id; each < Math.min(id + REFS_PER_LINE, limit); each++) {
      refs.push(entities.refOf(each));
    }
    yield toAscii(JSON.stringify(refs));
  }
  for (let id = 1; id < limit; id++) {
    yield toAscii(entities.textOf(id) ?? '');
  }
  const shorten = new Shortener();
  for (const set of identifiers.allSets()) {
    const id = entities.idOf(set.entityRef);
    if (id < limit) {
      yield toAscii(JSON.stringify(fieldsOf(set, id, shorten)));
    }
  }
  yield END;
}

function headerOf(
  { mark, sources, feedback }: IndexState,
  now: Date,
  refs: number,
): SnapshotHeader {
  const header = {
    format: FORMAT,
    ...mark,
    writtenAt: now,
    refs,
    sources: [...sources.values()],
    feedback: [...feedback.all()],
  };
  return JSON.parse(JSON.stringify(header));
}

function fieldsOf(
  { source, identifiers }: IdentifierSet,
  entity: number,
  shorten: Shortener,
): Array<string | number> {
  const fields: Array<string | number> = [entity, shorten.source(source)];
  for (const identifier of identifiers) {
    const { kind, key, rule, confidence, link, observedAt } = identifier;
    fields.push(
      shorten.kind(kind),
      key,
      shorten.rule(rule),
      confidence,
      link ?? 0,
      observedAt?.getTime() ?? 0,
    );
  }
  return fields;
}

function shortener(): (text: string) => string | number {
  const known = new Map<string, number>();
  return text => {
    const number = known.get(text);
    if (number !== undefined) {
      return number;
    }
    known.set(text, known.size);
    return text;
  };
}
