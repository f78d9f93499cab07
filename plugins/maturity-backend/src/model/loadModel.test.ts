import { Readable } from 'node:stream';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { smallModel, yamlOf } from './__testUtils__/smallModel';
import { loadModel } from './loadModel';

const text = yamlOf(smallModel());

describe('loadModel', () => {
  const directory = createMockDirectory({
    content: {
      'small.yaml': text,
      'bad.yaml': 'kind: Scorecard',
      two: { 'a.yaml': text, 'b.yaml': text },
    },
  });
  const urlReader = { readUrl: jest.fn() };
  const load = (name: string, owner?: string) =>
    loadModel({
      location: { type: 'file', target: directory.resolve(name) },
      owner,
      urlReader,
    });

  it('has a model in the box', async () => {
    const loaded = await loadModel({ urlReader });
    expect(loaded).toMatchObject({
      origin: 'shipped',
      model: { id: 'six-capabilities', version: '1.0.0' },
    });
  });

  it('reads a file, and tells its name and folder only', async () => {
    const loaded = await load('small.yaml');
    expect(loaded).toMatchObject({ model: { id: 'small' } });
    expect(loaded.origin).toMatch(/^[^/]+\/small\.yaml$/);
  });

  it('lets the configuration say who answers for it', async () => {
    expect(await load('small.yaml', 'user:default/ruth')).toMatchObject({
      model: { owner: 'user:default/ruth' },
    });
  });

  it('reads a URL', async () => {
    const target = 'https://git.acme.test/model.yaml';
    urlReader.readUrl.mockResolvedValue({
      stream: () => Readable.from([text]),
    });
    const loaded = await loadModel({
      location: { type: 'url', target },
      urlReader,
    });
    expect(loaded).toMatchObject({ origin: target, model: { id: 'small' } });
  });

  it.each([
    ['bad.yaml', /lacks 'apiVersion'/],
    ['gone.yaml', /^cannot be read: ENOENT/],
    ['two', /^is a folder with 2 YAML files; name the one with the model$/],
  ])('says what is wrong with %s', async (name, message) => {
    const loaded = await load(name);
    const problems = 'problems' in loaded ? loaded.problems : [];
    expect(problems.map(it => it.message).join('; ')).toMatch(message);
    expect(JSON.stringify(loaded)).not.toContain(directory.path);
  });
});
