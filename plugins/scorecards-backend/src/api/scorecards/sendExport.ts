import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isError } from '@backstage/errors';
import { stringify } from 'csv-stringify';
import { Response } from 'express';
import { CurrentScorecard } from '../../definitions/types';
import { RowWithChecks } from '../../read/present/row';
import { dayOf } from '../../rollup/DailyRollups';
import { exportColumns, ExportRecord, exportRecord } from './exportRecord';

/**
 * Sends rows page by page, each when the one before has gone. What fails on the
 * way closes the connection, so that nobody takes a part for the whole.
 */
export async function sendExport(
  res: Pick<Response, 'attachment' | 'type'> & NodeJS.WritableStream,
  {
    scorecard,
    pages,
    format,
    now,
  }: {
    scorecard: CurrentScorecard;
    pages: AsyncIterable<RowWithChecks[]>;
    format: 'csv' | 'json';
    now: Date;
  },
): Promise<void> {
  res.attachment(`${scorecard.id}-${dayOf(now)}.${format}`);
  res.type(format === 'json' ? 'application/json' : 'text/csv');
  const records = recordsOf(pages, scorecard);
  try {
    await (format === 'json'
      ? pipeline(Readable.from(toJson(records)), res)
      : pipeline(Readable.from(records), csvOf(scorecard), res));
  } catch (error) {
    if (isError(error) && error.code === 'ERR_STREAM_PREMATURE_CLOSE') {
      // Nobody waits for the rest any more
      return;
    }
    throw error;
  }
}

function csvOf({ definition }: CurrentScorecard) {
  return stringify({
    header: true,
    columns: exportColumns(definition),
    // A title such as =HYPERLINK(…) must stay a text in a spreadsheet
    escape_formulas: true,
    cast: { boolean: String },
  });
}

async function* recordsOf(
  pages: AsyncIterable<RowWithChecks[]>,
  { definition }: CurrentScorecard,
): AsyncGenerator<ExportRecord> {
  for await (const page of pages) {
    for (const row of page) {
      yield exportRecord(row, definition);
    }
  }
}

/** A list in JSON, an item to a line. */
async function* toJson(
  records: AsyncIterable<ExportRecord>,
): AsyncGenerator<string> {
  let before = '[\n';
  for await (const record of records) {
    yield `${before}${JSON.stringify(record)}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
