import { LogLine } from '@groundwork/backstage-plugin-environments-common';
import {
  fromTimestamp,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { LogLineRow, OperationRow } from '../database/rows';
import { Blackener } from './Blackener';
import { storable } from './domain/storable';
import { Say } from './said';
import { Session } from './Session';

/** What of an operation is kept at most; a program may print for hours. */
export const MAX_LINES = 10_000;
const MAX_LINE_LENGTH = 4_000;
/** What waits at most to be written, while the database is away. */
const MAX_WAITING = 5_000;
const MAX_WAITING_LENGTH = 4_000_000;
const FLUSH_MS = 250;
const ROWS_PER_INSERT = 400;

/** As it was said: of any number of lines, and with secrets. */
type Said = Omit<LogLine, 'seq'>;
type Line = Omit<LogLine, 'seq'>;

/** What is yet to be written. */
interface Waiting {
  said: Said[];
  /** Of all texts together. */
  length: number;
  /** How many texts there was no room for. */
  leftOut: number;
}

/** Collects lines of an operation's log and writes them now and then. */
export class OperationLog {
  #waiting: Waiting = nothing();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      session: Session;
      operationId: string;
      blackener: Blackener;
      now: () => Date;
    },
  ) {}

  add(stage: string, level: LogLine['level'], text: string): void {
    const at = this.options.now().toISOString();
    this.#keep({ at, stage, level, text });
    this.#timer ??= setTimeout(() => {
      // What was said is kept, and the next flush, which is waited for, throws too.
      this.flush().catch(() => undefined);
    }, FLUSH_MS).unref();
  }

  /** Writes what there is. Lines of a worker that has lost its lease are lost. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const written = this.#writing.then(() => this.#write());
    this.#writing = written.catch(() => undefined);
    await written;
  }

  #keep(said: Said): void {
    const waiting = this.#waiting;
    const length = waiting.length + said.text.length;
    const count = waiting.said.length;
    if (count > 0 && (count >= MAX_WAITING || length > MAX_WAITING_LENGTH)) {
      waiting.leftOut += 1;
      return;
    }
    waiting.said.push(said);
    waiting.length = length;
  }

  async #write(): Promise<void> {
    const { session, operationId, blackener } = this.options;
    const taken = this.#waiting;
    if (taken.said.length === 0 || session.isLost) {
      return;
    }
    this.#waiting = nothing();
    try {
      const say = await blackener.voice(Infinity);
      const lines = [
        ...taken.said.flatMap(it => linesOf(it, say)),
        ...noteOf(taken),
      ];
      await session.write('log', trx => appendLines(trx, operationId, lines));
    } catch (error) {
      const since = this.#waiting;
      this.#waiting = taken;
      since.said.forEach(it => this.#keep(it));
      taken.leftOut += since.leftOut;
      throw error;
    }
  }
}

function nothing(): Waiting {
  return { said: [], length: 0, leftOut: 0 };
}

/** Says what is missing, after the last that is there. */
function noteOf({ said, leftOut }: Waiting): Line[] {
  const text = `${leftOut} more texts were left out: there were more than could be written`;
  return leftOut > 0
    ? said.slice(-1).map(it => ({ ...it, level: 'warn', text }))
    : [];
}

/** Blackened as one text: a secret of many lines is one secret. */
function linesOf(said: Said, say: Say): Line[] {
  return say(said.text)
    .split(/\r?\n/)
    .map(line => ({ ...said, text: storable(line, MAX_LINE_LENGTH) }));
}

async function appendLines(
  trx: Knex.Transaction,
  operationId: string,
  lines: readonly Line[],
): Promise<void> {
  const row = await trx<OperationRow>('operation')
    .where({ id: operationId })
    .first('log_lines');
  const written = row?.log_lines ?? 0;
  const fitting = lines.slice(0, Math.max(0, MAX_LINES - written));
  const isLast = written < MAX_LINES && written + lines.length >= MAX_LINES;
  const rows = fitting.map((line, index) => ({
    operation_id: operationId,
    seq: written + index + 1,
    at: toTimestamp(new Date(line.at)),
    stage: line.stage,
    level: line.level,
    text:
      isLast && index === fitting.length - 1
        ? `The log ends here: it has ${MAX_LINES} lines.`
        : line.text,
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await trx('log_line').insert(rows.slice(start, start + ROWS_PER_INSERT));
  }
  await trx('operation')
    .where({ id: operationId })
    .update({ log_lines: written + rows.length });
}

/** Lines of an operation after one, in their order. */
export async function findLines(
  knex: Knex,
  operationId: string,
  { after, limit }: { after: number; limit: number },
): Promise<LogLine[]> {
  const rows = await knex<LogLineRow>('log_line')
    .where({ operation_id: operationId })
    .andWhere('seq', '>', after)
    .orderBy('seq')
    .limit(limit);
  return rows.map(row => ({
    seq: row.seq,
    at: fromTimestamp(row.at).toISOString(),
    stage: row.stage,
    level: row.level as LogLine['level'],
    text: row.text,
  }));
}
