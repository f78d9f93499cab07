import { FollowedLine, NOTHING_FOLLOWED, OutputLine } from './followed';
import { filterLog, filterOutput, logAsText } from './logText';

function line(
  seq: number,
  level: FollowedLine['level'],
  text: string,
): FollowedLine {
  return {
    operationId: 'op',
    seq,
    at: '2026-11-21T12:00:00Z',
    stage: 'database',
    level,
    text,
  };
}

const log = [
  line(1, 'info', 'Made the tables'),
  line(2, 'error', 'Out of room'),
  line(3, 'debug', 'Asked for room'),
];

const output: OutputLine[] = [
  { key: '1', resource: 'service', text: 'Listening on 34017' },
];

describe('filterLog', () => {
  it.each([
    ['everything', { levels: [], text: '' }, [1, 2, 3]],
    ['one level', { levels: ['error'], text: '' }, [2]],
    ['part of a line', { levels: [], text: ' ROOM ' }, [2, 3]],
    ['both', { levels: ['debug'], text: 'room' }, [3]],
    ['a stage', { levels: [], text: 'datab' }, [1, 2, 3]],
    ['what there is not', { levels: [], text: 'nothing' }, []],
  ] as const)('shows %s', (_name, filter, expected) => {
    expect(filterLog(log, filter).map(({ seq }) => seq)).toEqual(expected);
  });
});

it('finds what services print, and by their names', () => {
  expect(filterOutput(output, { text: 'listening' })).toEqual(output);
  expect(filterOutput(output, { text: 'SERV' })).toEqual(output);
  expect(filterOutput(output, { text: 'error' })).toEqual([]);
});

describe('logAsText', () => {
  it('has a line for each, with when and where', () => {
    expect(
      logAsText({ ...NOTHING_FOLLOWED, log: log.slice(0, 2), output }),
    ).toBe(
      [
        '2026-11-21T12:00:00Z INFO  database: Made the tables',
        '2026-11-21T12:00:00Z ERROR database: Out of room',
        'service | Listening on 34017',
        '',
      ].join('\n'),
    );
  });

  it('is empty while there is nothing', () => {
    expect(logAsText(NOTHING_FOLLOWED)).toBe('');
  });
});
