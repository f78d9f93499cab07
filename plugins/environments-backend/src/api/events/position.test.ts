import { afterOperations, decodePosition, encodePosition } from './position';

describe('a position', () => {
  const position = {
    environment: 'f1',
    operation: 3,
    lines: { 3: 12, 4: 1 },
    outputs: { web: '4711' },
  };

  it('comes back from the id of an event', () => {
    expect(decodePosition(encodePosition(position))).toEqual(position);
  });

  it.each([
    undefined,
    '',
    'x',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('{"operation":-1,"lines":{},"outputs":{}}').toString(
      'base64url',
    ),
    Buffer.from('{"operation":1,"lines":{"a":1},"outputs":{}}').toString(
      'base64url',
    ),
  ])('is none in %p', id => {
    expect(decodePosition(id)).toBeUndefined();
  });

  it.each([
    ['stays while an operation goes on', [[3, false, 12]], 3],
    ['stays while lines of it have not been told', [[3, true, 13]], 3],
    ['goes on once it has ended and is told', [[3, true, 12]], 4],
    [
      'goes on past those without lines',
      [
        [3, true, 12],
        [4, true, 1],
        [5, true, 0],
      ],
      6,
    ],
    [
      'stays at the first that goes on',
      [
        [3, false, 12],
        [4, true, 1],
      ],
      3,
    ],
  ] as Array<[string, Array<[number, boolean, number]>, number]>)(
    '%s',
    (_, operations, expected) => {
      const after = afterOperations(
        position,
        operations.map(([number, isFinished, lines]) => ({
          number,
          isFinished,
          lines,
        })),
      );

      expect(after.operation).toBe(expected);
      expect(
        Object.keys(after.lines).every(number => Number(number) >= expected),
      ).toBe(true);
    },
  );
});
