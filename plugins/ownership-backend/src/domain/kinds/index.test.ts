import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import * as fc from 'fast-check';
import { kindRules, MAX_WALK_STEPS } from '.';

const KINDS = Object.keys(kindRules) as IdentifierKind[];

/** Pieces that mean something to one kind or another. */
const PIECES = [
  ...['.', '..', '/', '//', ':', '::', '@', '#', '-', '_', '=', '?', '%', '*'],
  ...['\\', '"', "'", ' ', '\n', '\t', '|', '<', '>', '[', ']', '+', '~', '$'],
  ...['http', 'https://', 'url:', 'git@', 'git+', '.git', 'pkg:', 'arn:aws:'],
  ...['file://', 'webpack://', 'docker://', 'jdbc:', 'mailto:', 'C:\\', '/app'],
  ...['/builds/', '/home/runner/work/', 'node_modules', 'projects/', 'topics/'],
  ...['github.com', 'gitlab.com', 'git.acme.test', 'acme.test', 'svc', 'tree'],
  ...['//pubsub.googleapis.com', '/subscriptions/', 'providers', 'sha256:'],
  ...['acme', 'Orders', 'x2k4p', '7d9f8c6b5', '0', '12', 'v2', 'dlq', 'group'],
  ...[
    'component:',
    'user:',
    'npm:',
    'maven/',
    'İ',
    'ß',
    '日本',
    '\u0301',
    '\ud800',
  ],
];

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 14 })
    .map(pieces => pieces.join('')),
);

describe.each(KINDS)('the rules of %s', kind => {
  const { normalise, walk, specificity } = kindRules[kind];

  it('are those of that kind, and weigh it', () => {
    expect(kindRules[kind].kind).toBe(kind);
    expect(specificity).toBeGreaterThan(0);
    expect(specificity).toBeLessThanOrEqual(1);
  });

  it('leave a normal form as it is', () => {
    fc.assert(
      fc.property(text, input => {
        const key = normalise(input);
        expect(key === undefined ? key : normalise(key)).toBe(key);
      }),
      { numRuns: 500 },
    );
  });

  it('walk in bounds, to normal forms, nearest first, never to the key', () => {
    fc.assert(
      fc.property(text, input => {
        const key = normalise(input);
        const steps = key === undefined ? [] : walk(key);
        expect(steps.length).toBeLessThanOrEqual(MAX_WALK_STEPS);
        let nearest = 1;
        const seen = new Set([`${kind} ${key}`]);
        for (const step of steps) {
          const stepKind = step.kind ?? kind;
          expect(kindRules[stepKind].normalise(step.key)).toBe(step.key);
          expect(seen.has(`${stepKind} ${step.key}`)).toBe(false);
          seen.add(`${stepKind} ${step.key}`);
          expect(step.closeness).toBeLessThanOrEqual(nearest);
          expect(step.closeness).toBeGreaterThan(0);
          expect(step.closeness).toBeLessThan(1);
          nearest = step.closeness;
        }
      }),
      { numRuns: 500 },
    );
  });
});
