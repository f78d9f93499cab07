import {
  defaultsOf,
  fieldsOf,
  missingOf,
  readJson,
  shownInputs,
  unreadableOf,
  withInput,
  withUnreadable,
} from './inputs';

const schema = {
  type: 'object',
  required: ['team'],
  properties: {
    orders: { title: 'Orders', type: 'integer', minimum: 0, default: 20 },
    level: { type: 'string', enum: ['info', 'debug'] },
    team: { type: 'string' },
    labels: { type: 'object' },
    sample: { type: 'boolean' },
  },
};

it('makes a field of each property', () => {
  expect(
    fieldsOf(schema).map(({ name, title, kind }) => [name, title, kind]),
  ).toEqual([
    ['orders', 'Orders', 'number'],
    ['level', 'level', 'choice'],
    ['team', 'team', 'text'],
    ['labels', 'labels', 'json'],
    ['sample', 'sample', 'switch'],
  ]);
});

it('begins with what the schema says', () => {
  expect(defaultsOf(schema)).toEqual({ orders: 20 });
});

it('knows what is still needed', () => {
  expect(missingOf(fieldsOf(schema), { team: '' })).toEqual(['team']);
  expect(missingOf(fieldsOf(schema), { team: 'core' })).toEqual([]);
});

it('has no fields for a schema without properties', () => {
  expect(fieldsOf({ type: 'object' })).toEqual([]);
});

it('keeps the value of a field in which something is written that is none', () => {
  const before = { inputs: { labels: { tier: 1 } }, unreadable: [] };
  const wrong = withUnreadable(withUnreadable(before, 'labels'), 'labels');
  expect(wrong).toEqual({ ...before, unreadable: ['labels'] });
  expect(unreadableOf(fieldsOf(schema), wrong)).toEqual(['labels']);
  expect(withInput(wrong, 'labels', { tier: 2 })).toEqual({
    inputs: { labels: { tier: 2 } },
    unreadable: [],
  });
});

it.each([
  ['{"tier": 1}', { isReadable: true, value: { tier: 1 } }],
  ['null', { isReadable: true, value: null }],
  ['  ', { isReadable: true, value: undefined }],
  ['{"tier": 1', { isReadable: false }],
])('reads %j as %j', (written, expected) => {
  expect(readJson(written)).toEqual(expected);
});

it('shows what was asked for, but no secret and nothing that has no field', () => {
  const fields = fieldsOf({
    properties: {
      team: { type: 'string', title: 'Team' },
      labels: { type: 'object' },
      token: { type: 'string', 'ui:widget': 'password' },
      size: { type: 'integer' },
    },
  });
  expect(
    shownInputs(fields, {
      team: 'core',
      labels: { tier: 1 },
      token: 'hunter2',
      other: 'x',
    }),
  ).toEqual([
    { name: 'team', title: 'Team', text: 'core' },
    { name: 'labels', title: 'labels', text: '{"tier":1}' },
  ]);
});
