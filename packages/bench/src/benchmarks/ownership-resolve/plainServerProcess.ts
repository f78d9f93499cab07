import { stringifyEntityRef } from '@backstage/catalog-model';
import { readPlainSettings, servePlainly } from '../../server/servePlainly';
import { SyntheticOptions } from '../../synthetic/catalog';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import { PlainIndex, plainKey, plainWorkload } from '../ownership/plainIndex';

const { settings, ...server } = readPlainSettings<SyntheticOptions>();
const index = new PlainIndex();

for (const entity of createOwnershipCatalog(settings)) {
  const ref = stringifyEntityRef(entity);
  index.addEntity(ref, {
    owners: entity.relations
      ?.filter(({ type }) => type === 'ownedBy')
      .map(({ targetRef }) => targetRef),
  });
  // Keys of components are enough: nothing else is asked for.
  if (entity.kind === 'Component') {
    const { name, annotations = {}, links = [] } = entity.metadata;
    const values = Object.values(annotations).flatMap(it => it.split(','));
    for (const value of [name, ...values, ...links.map(({ url }) => url)]) {
      index.add(plainKey(value), ref);
    }
  }
}

servePlainly(server, ({ body }) => {
  const { query } = JSON.parse(body) as { query: string };
  const answers = index.find(plainKey(query));
  return JSON.stringify({
    answers: answers.length > 0 ? answers : index.find(plainWorkload(query)),
  });
});
