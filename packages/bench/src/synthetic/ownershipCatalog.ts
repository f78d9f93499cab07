import { Entity } from '@backstage/catalog-model';
import { createSyntheticCatalog, SyntheticOptions } from './catalog';
import { withIdentifiers } from './identifiers';
import { withRelations } from './relations';

/**
 * A synthetic catalog as the catalog would answer it, in relations, and with
 * all the identifiers that there are to be found.
 */
export function createOwnershipCatalog(options: SyntheticOptions): Entity[] {
  return withRelations(withIdentifiers(createSyntheticCatalog(options)));
}
