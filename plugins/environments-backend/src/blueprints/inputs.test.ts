import { compileInputs } from './inputs';

describe('compileInputs', () => {
  const read = compileInputs({
    type: 'object',
    required: ['region'],
    properties: {
      region: {
        type: 'string',
        pattern: '^[a-z]+-[0-9]$',
        'ui:autofocus': true,
      },
      size: { type: 'integer', default: 2, maximum: 4 },
    },
  });

  it('fills in defaults, and leaves what was given as it was', () => {
    const given = { region: 'eu-1' };
    expect(read(given)).toEqual({
      ok: true,
      inputs: { region: 'eu-1', size: 2 },
    });
    expect(given).toEqual({ region: 'eu-1' });
  });

  it('names every field that is wrong', () => {
    expect(read({ size: 9, colour: 'red' })).toEqual({
      ok: false,
      problems: expect.arrayContaining([
        { path: '', message: "lacks 'region'" },
        { path: '/size', message: 'must be at most 4' },
        {
          path: '/colour',
          message: 'is not known here; known are region, size',
        },
      ]),
    });
  });

  it('takes what is not declared only where the schema says so', () => {
    const open = compileInputs({
      type: 'object',
      additionalProperties: { type: 'string' },
    });
    expect(open({ anything: 'goes' }).ok).toBe(true);
    expect(open({ anything: 1 }).ok).toBe(false);
  });

  it('is not slowed down by a pattern that backtracks', () => {
    const slow = compileInputs({
      type: 'object',
      properties: { text: { type: 'string', pattern: '^(a+)+$' } },
    });
    // Takes longer than the age of the universe where patterns backtrack.
    expect(slow({ text: `${'a'.repeat(5_000)}!` }).ok).toBe(false);
    expect(slow({ text: 'aaa' }).ok).toBe(true);
  });

  it.each([
    [{ type: 'object', $async: true }, '$async is not supported'],
    [
      { type: 'object', properties: { a: { $ref: 'http://x.test/a' } } },
      /resolve/,
    ],
    [{ type: 'object', properties: { a: { type: 'text' } } }, /type/],
    [{ type: 'object', properties: { a: { pattern: '(?=a)' } } }, /./],
  ])('refuses %j', (schema, message) => {
    expect(() => compileInputs(schema)).toThrow(message);
  });
});
