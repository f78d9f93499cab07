// @ts-check
'use strict';

/*
 * Fills a new SQLite database. It is a program of its own, so that statements that
 * take long, or never end, hold up nobody else and can be ended. What to do comes
 * on standard input, which stays open: when it ends, so has the portal, and nobody
 * wants the database any more.
 */

const fs = require('node:fs');
const { isMainThread, Worker, workerData } = require('node:worker_threads');

/** @typedef {{ library: string, file: string, statements: string[] }} Order */

const FILES = ['', '-wal', '-shm', '-journal'];

/** @param {string} message @returns {never} */
function fail(message) {
  fs.writeSync(2, `${message}\n`);
  process.exit(1);
}

/**
 * What the seeds may not do is looked for before they come here; this is asked of
 * SQLite itself, and what has been done so far is not kept.
 *
 * @param {{ pragma(text: string): unknown }} database
 */
function reachesBeyond(database) {
  const attached = /** @type {{ name: string }[]} */ (
    database.pragma('database_list')
  );
  return attached.some(({ name }) => name !== 'main' && name !== 'temp');
}

/** @param {Order} order */
function fill({ library, file, statements }) {
  const Database = require(library);
  const database = new Database(file);
  // The journal mode is kept in the file; readers then do not wait for writers.
  database.pragma('journal_mode = WAL');
  database.exec('BEGIN');
  statements.forEach((sql, i) => {
    const which = `seed ${i + 1} of ${statements.length}`;
    try {
      database.exec(sql);
    } catch (error) {
      fail(`${which}: ${/** @type {Error} */ (error).message}`);
    }
    if (!database.inTransaction) {
      fail(
        `${which} ends the transaction that all of it is in; leave COMMIT, END and ROLLBACK out`,
      );
    }
    if (reachesBeyond(database)) {
      fail(`${which} attaches another database; leave ATTACH out`);
    }
  });
  database.exec('COMMIT');
  // All of it is in the one file then, which is to be moved.
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

function watch() {
  let text = '';
  /** @type {Order | undefined} */
  let order;
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', data => {
    text += data;
    if (order || !text.endsWith('\n')) return;
    order = JSON.parse(text);
    const worker = new Worker(__filename, { workerData: order });
    worker.once('error', error => fail(error.message));
    worker.once('exit', code => process.exit(code));
  });
  process.stdin.once('end', () => {
    for (const suffix of order ? FILES : []) {
      fs.rmSync(`${order?.file}${suffix}`, { force: true });
    }
    // The only way to end a statement that does not end.
    process.kill(process.pid, 'SIGKILL');
  });
}

if (isMainThread) {
  watch();
} else {
  fill(workerData);
}
