import { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { isReferencePath, referencesIn, renderReferences } from './references';

const scope = {
  inputs: { size: 'S', replicas: 2, debug: false, tags: ['a', 'b'] },
  environment: { name: 'orders-1', stage: '' },
  resources: {
    db: { url: 'postgres://db.test/orders', password: { $secret: 's1' } },
  },
};

const render = (value: JsonValue, unknown?: JsonValue) =>
  renderReferences(value, scope, { unknown });

describe('referencesIn', () => {
  it('finds all, and where they stand', () => {
    expect(
      referencesIn({
        env: {
          'DB/URL': '${{ resources.db.url }}',
          'a~b': 'x-${{inputs.size}}-${{  environment.name  }}',
        },
        args: ['--size', '${{ inputs.size }}'],
        replicas: 2,
        nothing: null,
        absent: undefined,
      }),
    ).toEqual([
      { path: 'resources.db.url', at: '/env/DB~1URL' },
      { path: 'inputs.size', at: '/env/a~0b' },
      { path: 'environment.name', at: '/env/a~0b' },
      { path: 'inputs.size', at: '/args/1' },
    ]);
  });

  it('finds those that are no paths, for whoever tells what is wrong', () => {
    expect(referencesIn('${{ }} ${{ inputs }} ${{ a b }} $ {{ a.b }}')).toEqual(
      [
        { path: '', at: '' },
        { path: 'inputs', at: '' },
        { path: 'a b', at: '' },
      ],
    );
  });
});

describe('isReferencePath', () => {
  it.each(['inputs.size', 'resources.my-db.url', '_a.b_c-d.e1'])(
    'takes %s',
    path => expect(isReferencePath(path)).toBe(true),
  );

  it.each(['', 'inputs', 'inputs.', '.size', 'a..b', '1a.b', 'a.b c', 'a.b()'])(
    'does not take %j',
    path => expect(isReferencePath(path)).toBe(false),
  );
});

describe('renderReferences', () => {
  it('puts values in place, with their types where they stand alone', () => {
    expect(
      render({
        name: '${{ environment.name }}',
        replicas: '${{ inputs.replicas }}',
        debug: '${{inputs.debug}}',
        tags: '${{ inputs.tags }}',
        password: '${{ resources.db.password }}',
        text: 'x${{ inputs.replicas }}-${{ inputs.debug }}-${{ environment.stage }}.',
        list: [1, null, '${{ inputs.size }}'],
        plain: '$ {{ inputs.size }} }}',
      }),
    ).toEqual({
      name: 'orders-1',
      replicas: 2,
      debug: false,
      tags: ['a', 'b'],
      password: { $secret: 's1' },
      text: 'x2-false-.',
      list: [1, null, 'S'],
      plain: '$ {{ inputs.size }} }}',
    });
  });

  it.each<[string, JsonValue, string]>([
    [
      'what there is not',
      { env: { A: '${{ inputs.colour }}' } },
      '${{ inputs.colour }} at /env/A stands for nothing',
    ],
    [
      'what a value has no part of',
      ['${{ inputs.size.length }}'],
      '${{ inputs.size.length }} at /0 stands for nothing',
    ],
    [
      'what a list has no name for',
      '${{ inputs.tags.length }}',
      '${{ inputs.tags.length }} at / stands for nothing',
    ],
    [
      'what is no reference',
      { size: '${{ inputs }}' },
      '${{ inputs }} at /size is no reference; write names with dots between them, as in inputs.size',
    ],
    [
      'a secret within a text',
      { url: 'postgres://u:${{ resources.db.password }}@db' },
      '${{ resources.db.password }} at /url is no text or number, so it can only stand by itself',
    ],
  ])('names %s', (_, value, message) => {
    expect(() => render(value)).toThrow(new Error(message));
  });

  it('says what is not known yet, in plans', () => {
    const unknown = '(known after apply)';

    expect(
      render(
        { a: '${{ resources.web.url }}', b: '${{ inputs.size }}' },
        unknown,
      ),
    ).toEqual({ a: unknown, b: 'S' });
    expect(() => render('${{ inputs }}', unknown)).toThrow('is no reference');
  });

  it.each([
    'inputs.constructor',
    'inputs.__proto__',
    'inputs.__proto__.polluted',
    'inputs.toString',
    'constructor.prototype',
    '__proto__.toString',
  ])('does not lead to %s, which nobody has said', path => {
    expect(() => render(`\${{ ${path} }}`)).toThrow('stands for nothing');
  });

  it('makes no prototype of a key', () => {
    const value = JSON.parse(
      '{"__proto__": {"polluted": "${{ inputs.size }}"}, "constructor": {"prototype": {"polluted": true}}}',
    );
    const rendered = render(value) as JsonObject;

    expect(JSON.stringify(rendered)).toBe(
      '{"__proto__":{"polluted":"S"},"constructor":{"prototype":{"polluted":true}}}',
    );
    expect(Object.getPrototypeOf(rendered)).toBe(Object.prototype);
    expect(({} as JsonObject).polluted).toBeUndefined();
  });

  it('leaves values as they are, also those that look like references', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('${{ inputs.size }}', '$&', '$1', '${{', '}}', '$$'),
    );
    fc.assert(
      fc.property(text, said => {
        const rendered = renderReferences(
          { alone: '${{ inputs.said }}', within: 'a ${{ inputs.said }} b' },
          { inputs: { said } },
        );

        expect(rendered).toEqual({ alone: said, within: `a ${said} b` });
      }),
    );
  });

  it('changes nothing of what refers to nothing', () => {
    const json = fc
      .jsonValue({ maxDepth: 3 })
      .filter(it => !JSON.stringify(it).includes('${{'))
      .map(it => it as JsonValue);
    fc.assert(
      fc.property(json, value => {
        expect(JSON.stringify(renderReferences(value, {}))).toBe(
          JSON.stringify(value),
        );
        expect(referencesIn(value)).toEqual([]);
      }),
    );
  });

  it('either stands for something that somebody has said, or is named', () => {
    const name = fc.constantFrom(
      'inputs',
      'size',
      'constructor',
      '__proto__',
      'prototype',
      'toString',
      'a',
    );
    const values = fc.dictionary(name, fc.constantFrom('S', 'M'), {
      noNullPrototype: false,
    });
    fc.assert(
      fc.property(values, name, (inputs, key) => {
        let outcome: JsonValue;
        try {
          outcome = renderReferences(`\${{ inputs.${key} }}`, { inputs });
        } catch (error) {
          outcome = (error as Error).message;
        }

        const expected = new Map(Object.entries(inputs)).get(key);
        expect(outcome).toBe(
          expected ?? `\${{ inputs.${key} }} at / stands for nothing`,
        );
      }),
    );
  });
});
