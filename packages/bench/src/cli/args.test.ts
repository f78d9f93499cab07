import { parseCommand } from './args';

const known = ['backend-start', 'catalog-read'];

const run = (...argv: string[]) => {
  const command = parseCommand(argv, known);
  if (command.kind !== 'run') {
    throw new Error(`expected a run, got ${command.kind}`);
  }
  return command.options;
};

describe('parseCommand', () => {
  it('leaves everything but the seed to the benchmark', () => {
    expect(run('catalog-read')).toEqual({
      names: ['catalog-read'],
      sizes: undefined,
      databases: undefined,
      out: undefined,
      repeat: undefined,
      seed: 1,
    });
  });

  it('reads every option', () => {
    expect(
      run(
        'catalog-read',
        '--sizes',
        '1000,10000',
        '--database=sqlite',
        '--out',
        'figures.jsonl',
        '--repeat',
        '5',
        '--seed',
        '0',
      ),
    ).toEqual({
      names: ['catalog-read'],
      sizes: [1000, 10000],
      databases: ['sqlite'],
      out: 'figures.jsonl',
      repeat: 5,
      seed: 0,
    });
  });

  it('runs each named benchmark once, in the order given', () => {
    expect(run('catalog-read', 'backend-start', 'catalog-read').names).toEqual([
      'catalog-read',
      'backend-start',
    ]);
  });

  it('takes all for every benchmark and every database', () => {
    expect(run('all', '--database', 'all')).toMatchObject({
      names: known,
      databases: ['sqlite', 'postgres'],
    });
  });

  it.each([
    ['--list', 'list'],
    ['--help', 'help'],
    ['-h', 'help'],
  ])('understands %s without a name', (flag, kind) => {
    expect(parseCommand([flag], known)).toEqual({ kind });
  });

  it.each([
    [[], 'Name at least one benchmark: backend-start, catalog-read, or all'],
    [
      ['catalog-reads'],
      "There is no benchmark 'catalog-reads': use backend-start, catalog-read, or all",
    ],
    [
      ['catalog-read', '--database', 'mysql'],
      "--database 'mysql' is not one of sqlite, postgres, all",
    ],
    [
      ['catalog-read', '--sizes', '1000,1e4'],
      "--sizes: '1e4' is not a whole number from 1 to",
    ],
    [['catalog-read', '--sizes', '1000,'], "--sizes: '' is not a whole number"],
    [['catalog-read', '--repeat', '0'], "--repeat: '0' is not a whole number"],
    [
      ['catalog-read', '--seed', '4294967296'],
      "--seed: '4294967296' is not a whole number from 0 to 4294967295",
    ],
    [['catalog-read', '--size', '1'], 'The command line is not understood'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseCommand(argv, known)).toThrow(message);
  });
});
