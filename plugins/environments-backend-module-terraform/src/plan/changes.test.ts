import { JsonObject } from '@backstage/types';
import { readChanges, readDrift } from './changes';

/** As `terraform show -json` says a change of a resource. */
function change(
  address: string,
  actions: string[],
  more: JsonObject = {},
): JsonObject {
  return { address, mode: 'managed', change: { actions, ...more } };
}

const fingerprintOf = (...resources: JsonObject[]) =>
  readChanges({ resource_changes: resources }, 'module').fingerprint;

describe('readChanges', () => {
  it.each([
    [['create'], ['+ aws_s3_bucket.logs']],
    [['update'], ['~ aws_s3_bucket.logs']],
    [['delete'], ['- aws_s3_bucket.logs']],
    [['delete', 'create'], ['-/+ aws_s3_bucket.logs']],
    [['create', 'delete'], ['+/- aws_s3_bucket.logs']],
    [['forget'], ['. aws_s3_bucket.logs']],
    [['no-op'], []],
    [['read'], []],
  ])('says %j as %j', (actions, lines) => {
    const plan = { resource_changes: [change('aws_s3_bucket.logs', actions)] };
    expect(readChanges(plan, '').lines).toEqual(lines);
  });

  it('tells a replacement', () => {
    const of = (actions: string[]) =>
      readChanges({ resource_changes: [change('a.b', actions)] }, '').replaces;
    expect(of(['delete', 'create'])).toBe(true);
    expect(of(['create', 'delete'])).toBe(true);
    expect(of(['update'])).toBe(false);
  });

  it('tells objects that another replacement has left', () => {
    const plan = {
      resource_changes: [{ ...change('a.b', ['delete']), deposed: '3f1a' }],
    };
    expect(readChanges(plan, '').lines).toEqual(['- a.b (deposed)']);
  });

  it('makes the same fingerprint of the same changes', () => {
    const one = change('a.b', ['update'], {
      before: { size: 1, tags: { x: '1', y: '2' } },
      after: { size: 2, tags: { x: '1', y: '2' } },
    });
    const same = change('a.b', ['update'], {
      after: { tags: { y: '2', x: '1' }, size: 2 },
      before: { tags: { y: '2', x: '1' }, size: 1 },
    });
    expect(fingerprintOf(one)).toBe(fingerprintOf(same));
    expect(fingerprintOf(one, change('a.c', ['no-op']))).toBe(
      fingerprintOf(one),
    );
  });

  it.each([
    ['another value', { after: { size: 3 } }],
    ['another value before', { before: { size: 0 }, after: { size: 2 } }],
    ['what is not known', { after: { size: 2 }, after_unknown: { id: true } }],
    [
      'what makes it be replaced',
      { after: { size: 2 }, replace_paths: [['size']] },
    ],
  ])('makes another fingerprint of %s', (_, more) => {
    expect(fingerprintOf(change('a.b', ['update'], more))).not.toBe(
      fingerprintOf(change('a.b', ['update'], { after: { size: 2 } })),
    );
  });

  it('has no part in the values of what is sensitive', () => {
    const of = (password: string) =>
      fingerprintOf(
        change('a.b', ['create'], {
          after: { user: 'orders', settings: [{ password }] },
          after_sensitive: { settings: [{ password: true }] },
        }),
      );
    expect(of('correct horse')).toBe(of('battery staple'));
  });

  it('makes another fingerprint of another module', () => {
    expect(readChanges({}, 'one').fingerprint).not.toBe(
      readChanges({}, 'two').fingerprint,
    );
  });
});

test('readDrift says what has changed outside', () => {
  const plan = {
    resource_drift: [
      change('a.b', ['update']),
      change('a.c', ['delete']),
      change('a.d', ['no-op']),
    ],
  };
  expect(readDrift(plan)).toEqual(['! a.b', '! a.c']);
});
