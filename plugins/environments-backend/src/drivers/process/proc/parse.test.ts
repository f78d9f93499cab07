import fc from 'fast-check';
import {
  isYoungerThan,
  parseListeners,
  parseStat,
  ProcessStat,
  withRelatives,
} from './parse';

describe('parseStat', () => {
  it.each([['node'], ['a b'], [') R 1 (x'], ['((']])(
    'reads what is behind the name %j',
    name => {
      const text = `4711 (${name}) S 17 4711 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 7 0 8123456 1000 5 18446744073709551615`;
      expect(parseStat(text)).toEqual({
        pid: 4711,
        state: 'S',
        parent: 17,
        session: 42,
        startTime: '8123456',
        isOfKernel: false,
      });
    },
  );

  it('tells threads of the kernel from programs, which in a container may be children of 2', () => {
    const of = (flags: number) =>
      parseStat(
        `9 (kworker/0:0H) I 2 0 0 0 -1 ${flags} 0 0 0 0 0 0 0 0 0 -20 1 0 34`,
      );
    // 0x04208060, as the kernel's workers have, and 0x00400100.
    expect(of(69_238_880)?.isOfKernel).toBe(true);
    expect(of(4_194_560)?.isOfKernel).toBe(false);
  });

  it.each([[''], ['undefined'], ['12 (x) S']])('refuses %j', text => {
    expect(parseStat(text)).toBeUndefined();
  });
});

describe('isYoungerThan', () => {
  const stat = (startTime: string, isOfKernel = false): ProcessStat => ({
    pid: 4711,
    state: 'R',
    parent: 1,
    session: 1,
    startTime,
    isOfKernel,
  });

  it.each([
    ['started a second ago', stat('9900'), true],
    ['started three seconds ago', stat('9700'), false],
    ['of the kernel', stat('9900', true), false],
  ])('is told of one %s', (_, of, expected) => {
    expect(isYoungerThan(of, { seconds: 2, uptime: 100 })).toBe(expected);
  });
});

describe('parseListeners', () => {
  it('finds what listens, for IPv4 and IPv6', () => {
    const text = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:9C40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1001 1',
      '   1: 0100007F:9C41 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 1002 1',
      '   2: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1003 1',
    ].join('\n');
    expect([...parseListeners(text)]).toEqual([
      ['1001', 40_000],
      ['1003', 8_080],
    ]);
  });
});

describe('withRelatives', () => {
  const table = (rows: Array<[number, number, number]>) =>
    new Map<number, ProcessStat>(
      rows.map(([pid, parent, session]) => [
        pid,
        {
          pid,
          parent,
          session,
          state: 'S',
          startTime: '1',
          isOfKernel: false,
        },
      ]),
    );

  it('finds children of children, and sessions that are begun by one', () => {
    const all = table([
      [1, 0, 1],
      [10, 1, 10],
      [11, 10, 10],
      // Its parent has ended, the session is that of 10.
      [12, 1, 10],
      // In a session of its own.
      [13, 11, 13],
      [14, 1, 13],
      [20, 1, 20],
    ]);
    expect([...withRelatives(all, [10])].sort()).toEqual([10, 11, 12, 13, 14]);
  });

  it('does not take over the session that one was started in', () => {
    const all = table([
      [5, 1, 5],
      [6, 5, 5],
      [7, 5, 5],
    ]);
    expect([...withRelatives(all, [6])]).toEqual([6]);
  });

  it('finds roots that live, all their children, and the same again', () => {
    const row = fc.tuple(
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.array(fc.integer({ min: 2, max: 30 }), { maxLength: 5 }),
        (rows, roots) => {
          const all = table(rows);
          const found = withRelatives(all, roots);
          for (const root of roots) {
            expect(found.has(root)).toBe(all.has(root));
          }
          for (const { pid, parent } of all.values()) {
            expect(found.has(parent) && !found.has(pid)).toBe(false);
          }
          expect(withRelatives(all, found)).toEqual(found);
        },
      ),
    );
  });
});
