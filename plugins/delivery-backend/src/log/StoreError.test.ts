import { StoreError } from './StoreError';

describe('StoreError', () => {
  it.each([
    [
      "insert into `event` (`payload`) values ('s3cret - really') - SQLITE_FULL: database or disk is full",
      'SQLITE_FULL: database or disk is full',
    ],
    [
      'Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
      'Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
    ],
    [
      'connect ECONNREFUSED 127.0.0.1:5432',
      'connect ECONNREFUSED 127.0.0.1:5432',
    ],
    ['select s3cret', 'the database refused the statement'],
  ])('says of %s what the database says', (message, said) => {
    expect(new StoreError(new Error(message)).message).toBe(
      `Events could not be stored: ${said}`,
    );
  });
});
