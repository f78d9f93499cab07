import { JsonObject, JsonValue } from '@backstage/types';
import { changeOf, isRestOf, outlineOf, PlannedChange } from './rest';

const A = 'aws_instance.a';
interface More {
  address?: string;
  deposed?: string;
  isTainted?: true;
  result?: JsonValue;
  unknown?: JsonValue;
}

const change = (actions: string, more: More = {}): PlannedChange => {
  const { address = A, deposed, isTainted, result = null, unknown } = more;
  const item: JsonObject = {
    address,
    deposed,
    action_reason: isTainted && 'replace_because_tainted',
    change: { after_unknown: unknown },
  };
  return changeOf(item, actions.split(','), result);
};

const WHOLE: Array<[string, PlannedChange, PlannedChange]> = [
  ['a creation', change('create'), change('create')],
  ['an update', change('update'), change('update')],
  ['a removal', change('delete'), change('delete')],
  [
    'the creation of a replacement, when the old one has gone',
    change('delete,create'),
    change('create'),
  ],
  [
    'the removal of a replacement, when the new one is there',
    change('create,delete'),
    change('delete', { deposed: '3f1a' }),
  ],
  [
    'what was made in part',
    change('create'),
    change('delete,create', { isTainted: true }),
  ],
  [
    'an object left earlier',
    change('delete', { deposed: '3f1a' }),
    change('delete', { deposed: '3f1a' }),
  ],
  [
    'the same value',
    change('create', { result: { open: '10.0.0.0/8', tags: ['a', 'b'] } }),
    change('create', { result: { tags: ['a', 'b'], open: '10.0.0.0/8' } }),
  ],
  [
    'what was not known, in objects and lists',
    change('update', {
      result: { rules: [{ port: 80 }, null] },
      unknown: { id: true, rules: [{ to: true }, true] },
    }),
    change('update', {
      result: { id: 'i-1', rules: [{ port: 80, to: 'x' }, 'y'] },
      unknown: {},
    }),
  ],
  [
    'what is not known yet',
    change('create', { result: { a: 1 }, unknown: { id: true } }),
    change('create', { result: { a: 1 }, unknown: { id: true } }),
  ],
];

const OTHER: Array<[string, PlannedChange, PlannedChange]> = [
  [
    'another value',
    change('create', { result: { open: '10.0.0.0/8' } }),
    change('create', { result: { open: '0.0.0.0/0' } }),
  ],
  [
    'another value of a replacement, when the old one has gone',
    change('delete,create', { result: { open: '10.0.0.0/8' } }),
    change('create', { result: { open: '0.0.0.0/0' } }),
  ],
  [
    'another value of what was made in part',
    change('create', { result: { open: '10.0.0.0/8' } }),
    change('delete,create', { isTainted: true, result: { open: '0.0.0.0/0' } }),
  ],
  [
    'a value beside what was not known',
    change('create', { result: { a: [1] }, unknown: { id: true } }),
    change('create', { result: { a: [1, 2], id: 'i-1' }, unknown: {} }),
  ],
  [
    'nobody knows what, where there was a value',
    change('create', { result: { a: 1 }, unknown: {} }),
    change('create', { result: {}, unknown: { a: true } }),
  ],
  [
    'the removal of another object',
    change('delete', { result: { id: 'i-1' } }),
    change('delete', { result: { id: 'i-2' } }),
  ],
  ['another resource', change('create'), change('create', { address: 'a.b' })],
  ['a removal after a creation', change('create'), change('delete')],
  ['a replacement after an update', change('update'), change('delete,create')],
  [
    'a replacement of what somebody else has tainted',
    change('update'),
    change('delete,create', { isTainted: true }),
  ],
  ['a replacement after a creation', change('create'), change('delete,create')],
  ['a creation after an update', change('update'), change('create')],
  ['a creation after a removal', change('delete'), change('create')],
  ['all gone after a replacement', change('create,delete'), change('delete')],
  [
    'another object left earlier',
    change('delete', { deposed: '3f1a' }),
    change('delete', { deposed: '77ab' }),
  ],
  [
    'all of it after an object left earlier',
    change('delete', { deposed: '3f1a' }),
    change('delete'),
  ],
];

const plan = (...changes: PlannedChange[]) => ({
  moduleDigest: 'module',
  changes,
});
const outline = (...changes: PlannedChange[]) => outlineOf(plan(...changes));

describe('isRestOf', () => {
  it.each(WHOLE)('takes %s', (_, whole, rest) => {
    expect(isRestOf(outline(whole), plan(rest))).toBe(true);
  });

  it.each(OTHER)('does not take %s', (_, whole, rest) => {
    expect(isRestOf(outline(whole), plan(rest))).toBe(false);
  });

  it('takes a part, and nothing at all', () => {
    const whole = outline(change('create'), change('update', { address: 'b' }));
    expect(isRestOf(whole, plan(change('create')))).toBe(true);
    expect(isRestOf(whole, plan())).toBe(true);
    expect(isRestOf(outline(), plan(change('create')))).toBe(false);
  });

  it('keeps no values', () => {
    const secret = change('create', { result: { a: 'value' } });
    expect(JSON.stringify(outline(secret))).not.toContain('value');
  });

  it('takes nothing of another module', () => {
    const rest = { moduleDigest: 'other', changes: [change('create')] };
    expect(isRestOf(outline(change('create')), rest)).toBe(false);
  });
});
