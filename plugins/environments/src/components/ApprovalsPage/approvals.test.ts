import { approval } from '../../__testUtils__/lists';
import { agreedOf, bySide, shortDigest } from './approvals';

it('tells what waits for the person from what waits for others', () => {
  const [mine, other] = [
    approval({ id: 'mine' }),
    approval({ id: 'other', mayDecide: false }),
  ];
  expect(bySide([other, mine])).toEqual({ forMe: [mine], forOthers: [other] });
});

it('counts who has agreed, not who has spoken', () => {
  const at = '2026-11-20T10:00:00Z';
  expect(
    agreedOf({
      decisions: [
        { by: 'user:default/a', at, decision: 'approve' },
        { by: 'user:default/b', at, decision: 'reject' },
      ],
    }),
  ).toBe(1);
});

it.each([
  ['sha256:0123456789abcdef', 'sha256:0123456789ab'],
  ['0123456789abcdef', '0123456789ab'],
  ['sha256:01', 'sha256:01'],
])('shortens the digest %s', (digest, expected) => {
  expect(shortDigest(digest)).toBe(expected);
});
