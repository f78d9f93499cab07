import { parseFieldPath, valuesAt } from './fieldPath';

const row = {
  name: 'orders',
  metadata: {
    labels: { 'app.kubernetes.io/name': 'orders', team: 'ordering' },
  },
  hosts: [{ name: 'a' }, { name: 'b' }, {}],
  ports: [80, 443],
  'with space': 1,
};

describe('field paths', () => {
  it.each([
    ['name', ['orders']],
    ['metadata.labels.team', ['ordering']],
    ["metadata.labels['app.kubernetes.io/name']", ['orders']],
    ["['with space']", [1]],
    ['hosts[].name', ['a', 'b']],
    ['hosts[*].name', ['a', 'b']],
    ['hosts[1].name', ['b']],
    ['hosts[7].name', []],
    ['ports[]', [80, 443]],
    ['name.length', []],
    ['missing.deeper', []],
    ['__proto__', []],
    ['constructor.name', []],
    ['hosts.length', [3]],
  ])('%s leads to %j', (path, expected) => {
    expect(valuesAt(row, parseFieldPath(path))).toEqual(expected);
  });

  it.each([
    ['', /empty path/],
    ['a..b', /from character 2 on/],
    ['.a', /from character 1 on/],
    ['a[', /from character 2 on/],
    ['a[b]', /from character 2 on/],
    ["a['b", /from character 2 on/],
    ['a]b', /from character 2 on/],
    ['a[0]b', /from character 5 on/],
    ['a.', /from character 2 on/],
  ])('%j is none', (path, message) => {
    expect(() => parseFieldPath(path)).toThrow(message);
  });
});
