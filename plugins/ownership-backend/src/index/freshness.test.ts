import { SourceState } from '../store/sources';
import { FreshnessInputs, freshnessOf } from './freshness';

const at = (time: string) => new Date(`2026-03-01T${time}:00.000Z`);

const source = (
  name: string,
  succeededAt?: string,
  error?: string,
): SourceState => ({
  source: name,
  attemptedAt: at('12:00'),
  succeededAt: succeededAt === undefined ? undefined : at(succeededAt),
  error,
  problems: [],
  problemCount: 0,
  identifiers: 0,
});

const ask = (sources: SourceState[], rest: Partial<FreshnessInputs> = {}) =>
  freshnessOf({
    now: at('12:00'),
    sources,
    refreshPeriodMs: 60_000,
    database: { status: 'reachable' },
    ...rest,
  });

describe('freshnessOf', () => {
  it('is as of the last reading of the catalog', () => {
    expect(
      ask([source('catalog', '11:59'), source('feed:dns', '09:00')]),
    ).toEqual({
      asOf: '2026-03-01T11:59:00.000Z',
      degraded: false,
      degradedReasons: [],
    });
  });

  it('is degraded when the catalog was not read for three periods', () => {
    expect(ask([source('catalog', '11:57', 'down')]).degraded).toBe(false);
    expect(ask([source('catalog', '11:56')])).toEqual({
      asOf: '2026-03-01T11:56:00.000Z',
      degraded: true,
      degradedReasons: [
        'The catalog was last read at 2026-03-01T11:56:00.000Z; what changed since is missing.',
      ],
    });
  });

  it.each([[[]], [[source('catalog', undefined, 'down')]]])(
    'says that the catalog was never read: %j',
    sources => {
      expect(ask(sources)).toEqual({
        asOf: '1970-01-01T00:00:00.000Z',
        degraded: true,
        degradedReasons: [
          'The catalog has not been read yet; what it lists is missing or incomplete.',
        ],
      });
    },
  );

  it('is as old as the oldest source that fails', () => {
    expect(
      ask([
        source('catalog', '11:59'),
        source('feed:dns', '09:00', 'https://user:secret@dns.test is down'),
        source('feed:cloud', undefined, '404'),
      ]),
    ).toEqual({
      asOf: '2026-03-01T09:00:00.000Z',
      degraded: true,
      degradedReasons: [
        "Source 'feed:dns' could not be read since 2026-03-01T09:00:00.000Z; what it says may be old.",
        "Source 'feed:cloud' could never be read; what it says is missing.",
      ],
    });
  });

  it('names few sources, and no repositories', () => {
    const failing = ['codeowners:acme/secret', 'codeowners:acme/other'].map(
      name => source(name, '11:00', 'down'),
    );

    expect(
      ask([source('catalog', '11:59'), ...failing]).degradedReasons,
    ).toEqual([
      '2 sources could not be read; what they say may be old or missing.',
    ]);
    expect(
      ask([
        source('catalog', '11:59'),
        failing[0],
        source('feed:dns', '11:00', 'down'),
      ]).degradedReasons,
    ).toEqual([
      "Source 'feed:dns' could not be read since 2026-03-01T11:00:00.000Z; what it says may be old.",
      'One other source could not be read; what it says may be old or missing.',
    ]);
  });

  it.each([
    [undefined, 'memory'],
    [at('10:00'), 'the snapshot of 2026-03-01T10:00:00.000Z'],
  ])(
    'says what it answers from without a database: %s',
    (snapshotOf, expected) => {
      const { degraded, degradedReasons } = ask([source('catalog', '11:59')], {
        database: { status: 'unreachable', since: at('11:30'), snapshotOf },
      });

      expect(degraded).toBe(true);
      expect(degradedReasons).toEqual([
        `The database cannot be reached since 2026-03-01T11:30:00.000Z; this is answered from ${expected}.`,
      ]);
    },
  );
});
