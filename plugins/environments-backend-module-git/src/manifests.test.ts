import { parseAllDocuments } from 'yaml';
import { configMap } from './__testUtils__/repositories';
import { diffManifests, readManifests, renderManifests } from './manifests';

describe('renderManifests', () => {
  it('is the same for the same manifests in whatever order', () => {
    const one = {
      kind: 'B',
      apiVersion: 'v1',
      metadata: { name: 'x', labels: { b: '1', a: '2' } },
    };
    const two = { apiVersion: 'v1', kind: 'A', metadata: { name: 'x' } };
    const expected =
      '---\napiVersion: v1\nkind: A\nmetadata:\n  name: x\n---\napiVersion: v1\nkind: B\nmetadata:\n  labels:\n    a: "2"\n    b: "1"\n  name: x\n';
    expect(renderManifests([one, two])).toBe(expected);
    expect(renderManifests([two, one])).toBe(expected);
  });

  // What YAML 1.1, which clusters' tools read, makes something else of.
  it.each([
    'yes',
    'NO',
    'on',
    'y',
    'null',
    '~',
    '0123',
    '1_000',
    '12:30:45',
    '1e3',
    '2026-11-21',
    '=',
    '0x1F',
    '',
  ])('keeps the text %j a text', text => {
    const rendered = renderManifests([configMap('a', { text })]);
    for (const version of ['1.1', '1.2'] as const) {
      const [document] = parseAllDocuments(rendered, { version });
      expect(document.toJS()).toEqual(configMap('a', { text }));
    }
  });

  it('keeps what is there twice without references', () => {
    const shared = { cpu: '1' };
    const rendered = renderManifests([
      { ...configMap('a', {}), one: shared, two: shared },
    ]);
    expect(rendered).not.toMatch(/[&*]/);
  });
});

describe('readManifests', () => {
  it.each([
    [undefined, 'manifests: has to be a list of at least one object'],
    [[], 'manifests: has to be a list of at least one object'],
    [
      [null],
      'manifests[0]: has to be an object with apiVersion, kind and metadata.name',
    ],
    [
      [{ kind: 'A', metadata: { name: 'x' } }],
      'manifests[0]: has to be an object with apiVersion, kind and metadata.name',
    ],
    [
      [configMap('a', {}), configMap('a', {})],
      'manifests: there are two of ConfigMap a (v1)',
    ],
  ])('refuses %j', (value, message) => {
    expect(() => readManifests(value)).toThrow(message);
  });
});

describe('diffManifests', () => {
  it('does not mind how a text is written', () => {
    const a =
      '{"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "a"}, "data": {}}';
    expect(diffManifests(a, renderManifests([configMap('a', {})]))).toEqual([]);
  });

  it('tells what is not a manifest', () => {
    expect(
      diffManifests('hello', renderManifests([configMap('a', {})])),
    ).toEqual(['+ ConfigMap a (v1)', '- something that is not a manifest']);
    expect(diffManifests('a: [', undefined)).toEqual([
      '- something that is not a manifest',
    ]);
  });
});
