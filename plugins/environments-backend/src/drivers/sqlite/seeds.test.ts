import { existsSync, statSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { seedFile } from './seedFile';
import { refusedStatement } from './seeds';

jest.setTimeout(30_000);

describe('refusedStatement', () => {
  it.each([
    ["ATTACH 'other.db' AS o", 'ATTACH'],
    ["ATTACH'/x.db'AS o", 'ATTACH'],
    ['attach"/x.db"AS o', 'ATTACH'],
    ["ATTACH('x')AS o", 'ATTACH'],
    ["/**/ATTACH'x'AS o", 'ATTACH'],
    ["ATTACH/**/'x'AS o", 'ATTACH'],
    ["ATTACH--\n'x'AS o", 'ATTACH'],
    ["SELECT 1;-- ;'\nATTACH'x'AS o", 'ATTACH'],
    ['DETACH"o"', 'DETACH'],
    ["VACUUM INTO'copy.db'", 'VACUUM'],
    // What is in the parentheses of a parameter begins no string.
    ["SELECT $a('); ATTACH 'x' AS o; SELECT $b(')", 'ATTACH'],
    ["SELECT :a::b('); ATTACH 'x' AS o; SELECT @b(')", 'ATTACH'],
    ["\ufeffSELECT \ufeff$a('); ATTACH 'x' AS o; SELECT $b(')", 'ATTACH'],
    ['\ufeffATTACH"x"AS o', 'ATTACH'],
    // That `$` is a part of a name, and what follows is a string.
    ["SELECT a$b('); '); ATTACH 'x' AS o", 'ATTACH'],
  ])('finds what is refused in %j', (sql, word) => {
    expect(refusedStatement(sql)).toBe(word);
  });

  it.each([
    "INSERT INTO log VALUES ('x; ATTACH it')",
    'CREATE TABLE "a; ATTACH b" (c)',
    'SELECT 1 -- ; ATTACH',
    'SELECT /* ; ATTACH */ 1',
    'SELECT attach FROM [; vacuum]',
    'WITH attachments AS (SELECT 1) SELECT * FROM attachments',
  ])('leaves %j alone', sql => {
    expect(refusedStatement(sql)).toBeUndefined();
  });
});

describe('The program that fills', () => {
  const directory = createMockDirectory();

  it('keeps nothing of a seed that has attached another database', async () => {
    const other = directory.resolve('other.db');
    const attach = `ATTACH '${other}' AS o; CREATE TABLE o.planet (name)`;
    await expect(
      seedFile({
        file: directory.resolve('new.db'),
        statements: ['CREATE TABLE a (b)', attach],
        timeoutMs: 20_000,
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow('seed 2 of 2 attaches another database');
    expect(existsSync(other) ? statSync(other).size : 0).toBe(0);
  });
});
