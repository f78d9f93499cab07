import { JsonValue } from '@backstage/types';
import { parseValuePath, valueAt, ValuePath } from './valuePath';

describe('parseValuePath', () => {
  it.each<[string, ValuePath]>([
    ['name', ['name']],
    ['engines.node', ['engines', 'node']],
    ['tool.poetry.dependencies', ['tool', 'poetry', 'dependencies']],
    ['scripts["test:unit"]', ['scripts', 'test:unit']],
    ["dependencies['@acme/kit']", ['dependencies', '@acme/kit']],
    ['jobs[0].name', ['jobs', 0, 'name']],
    ['build-system.requires[12]', ['build-system', 'requires', 12]],
    ['["a.b"].c', ['a.b', 'c']],
  ])('%s', (text, expected) => {
    expect(parseValuePath(text)).toEqual(expected);
  });

  it.each(['', '.a', 'a..b', 'a.', 'a[', 'a[x]', 'a["b', 'a b', '*', 'a[-1]'])(
    'refuses %j',
    text => {
      expect(() => parseValuePath(text)).toThrow(/write it like|empty/);
    },
  );
});

describe('valueAt', () => {
  const document = {
    engines: { node: '>=22' },
    list: [{ a: 1 }, null],
    nothing: null,
    zero: 0,
  };

  it.each<[string, JsonValue | undefined]>([
    ['engines.node', '>=22'],
    ['list[0].a', 1],
    ['zero', 0],
    ['engines', { node: '>=22' }],
    ['nothing', undefined],
    ['list[1]', undefined],
    ['list[9]', undefined],
    ['list.length', undefined],
    ['engines.npm', undefined],
    ['engines.node.major', undefined],
    ['constructor.name', undefined],
    ['__proto__', undefined],
  ])('%s is %j', (path, expected) => {
    expect(valueAt(document, parseValuePath(path))).toEqual(expected);
  });
});
