import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { KnownOwner } from './facts';
import {
  createOwnershipCollector,
  OwnershipSource,
} from './OwnershipCollector';

const entities = (count: number): Entity[] =>
  Array.from({ length: count }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `c${index}` },
  }));

const OWNER: KnownOwner = {
  owners: [],
  isInherited: false,
  identifierCount: 0,
};

/** A source, and what it was asked. */
function sourceOf(given: Partial<OwnershipSource> = {}) {
  const asked: string[] = [];
  const note = <T>(name: string, value: T) => {
    asked.push(name);
    return value;
  };
  const source: OwnershipSource = {
    findOwner: async ref => note(`findOwner ${ref}`, OWNER),
    readContacts: async refs => note(`readContacts ${refs.length}`, new Map()),
    readGaps: async () => note('readGaps', new Map()),
    readOwners: async () => note('readOwners', new Map()),
    ...given,
  };
  return { source, asked };
}

async function observed(source: OwnershipSource, ...pages: Entity[][]) {
  const found: FactObservation[] = [];
  async function* given() {
    yield* pages;
  }
  const batches = createOwnershipCollector(source).collect(given(), {
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  });
  for await (const batch of batches) {
    found.push(...batch);
  }
  return found;
}

describe('createOwnershipCollector', () => {
  it('reads everything once, and contact cards by page', async () => {
    const { source, asked } = sourceOf();

    const found = await observed(source, entities(500), entities(7));

    expect(asked).toEqual([
      'readOwners',
      'readGaps',
      'readContacts 500',
      'readContacts 7',
    ]);
    expect(found).toHaveLength(507);
  });

  it('does not read everything for one entity', async () => {
    const { source, asked } = sourceOf();

    await observed(source, entities(1));

    expect(asked).toEqual([
      'findOwner component:default/c0',
      'readGaps',
      'readContacts 1',
    ]);
  });

  it('reads everything for small pages of many', async () => {
    const { source, asked } = sourceOf();

    const found = await observed(source, entities(1), entities(2), entities(1));

    expect(asked[0]).toBe('readOwners');
    expect(found).toHaveLength(4);
  });

  it('goes on without contact cards', async () => {
    const { source } = sourceOf({
      readOwners: async () => new Map([['component:default/c0', OWNER]]),
      readContacts: async () => {
        throw new Error('503');
      },
    });

    const [first] = await observed(source, entities(5));

    expect(first.facts).toMatchObject({ 'ownership.hasOwner': false });
    expect(first.errors).toMatchObject({
      'ownership.onCallNow':
        'The ownership plugin could not be asked for contact cards: 503',
    });
  });

  it('fails when owners cannot be read, so that what was known stays', async () => {
    const { source } = sourceOf({
      readOwners: async () => {
        throw new Error('down');
      },
    });

    await expect(observed(source, entities(5))).rejects.toThrow('down');
  });
});
