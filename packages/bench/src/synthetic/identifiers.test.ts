import { createSyntheticCatalog } from './catalog';
import { imageOf, podOf, withIdentifiers } from './identifiers';

const catalog = createSyntheticCatalog({ size: 300, seed: 1 });
const richer = withIdentifiers(catalog);

describe('withIdentifiers', () => {
  it('adds annotations and changes nothing else', () => {
    expect(
      richer.map(({ metadata, ...rest }) => ({
        ...rest,
        metadata: { ...metadata, annotations: undefined },
      })),
    ).toEqual(
      catalog.map(({ metadata, ...rest }) => ({
        ...rest,
        metadata: { ...metadata, annotations: undefined },
      })),
    );
  });

  it('gives each component an image, a package and cloud resources', () => {
    const component = richer.find(({ kind }) => kind === 'Component')!;
    const { name, annotations } = component.metadata;
    expect(annotations).toMatchObject({
      'groundwork.dev/images': imageOf(name, String(component.spec?.system)),
      'groundwork.dev/packages': `npm:@acme/${name}`,
      'groundwork.dev/cloud-resources': expect.stringMatching(
        new RegExp(
          `^arn:aws:ecs:eu-central-1:\\d{12}:service/${component.spec?.system}/${name},arn:aws:lambda:eu-central-1:\\d{12}:function:${name}-hooks$`,
        ),
      ),
    });
  });

  it('says no more of people than the catalog does', () => {
    const people = (entities: typeof catalog) =>
      entities.filter(({ kind }) => kind === 'User' || kind === 'Group');
    expect(people(richer)).toEqual(people(catalog));
  });
});

describe('podOf', () => {
  it('ends as Kubernetes ends the name of a pod', () => {
    expect(podOf('order-api-7')).toMatch(
      /^order-api-7-[bcdfghjklmnpqrstvwxz2456789]{5}c4-[bcdfghjklmnpqrstvwxz2456789]{5}$/,
    );
    expect(podOf('order-api-7')).toBe(podOf('order-api-7'));
    expect(podOf('order-api-8')).not.toBe(podOf('order-api-7'));
  });
});
