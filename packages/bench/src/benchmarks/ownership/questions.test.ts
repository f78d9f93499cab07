import { createRandom } from '../../synthetic/random';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import { createQuestions, questionKinds } from './questions';

const catalog = createOwnershipCatalog({ size: 300, seed: 1 });
const ask = (seed: number) =>
  createQuestions(catalog, createRandom(seed, 'questions'));

describe('createQuestions', () => {
  it('asks the same with the same seed', () => {
    const first = ask(1);
    const again = ask(1);
    for (const kind of questionKinds) {
      expect(again(kind)).toEqual(first(kind));
    }
    expect(ask(2)('host')).not.toEqual(ask(1)('host'));
  });

  it('asks by what the catalog says of the component', () => {
    const { request, expected } = ask(1)('image');
    const component = catalog.find(
      ({ metadata }) => `component:default/${metadata.name}` === expected[0],
    );
    expect(component?.metadata.annotations).toMatchObject({
      'groundwork.dev/images': request.query,
    });
  });

  it.each(['text', 'stack trace'] as const)('pastes 5 KB of %s', kind => {
    expect(ask(1)(kind).request.query).toHaveLength(5 * 1024);
  });

  it('sends twenty alerts, each about a component', () => {
    const { request, expected } = ask(1)('alerts');
    expect(request.payload).toMatchObject({
      alerts: Array.from({ length: 20 }, () => ({ status: 'firing' })),
    });
    expect(expected).toHaveLength(20);
  });

  it('names nobody in an unknown name', () => {
    const { query } = ask(1)('unknown name').request;
    expect(catalog.filter(({ metadata }) => metadata.name === query)).toEqual(
      [],
    );
  });
});
