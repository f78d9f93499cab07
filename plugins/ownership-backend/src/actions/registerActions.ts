import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Access } from '../api/Access';
import { EntityService } from '../entities/EntityService';
import { Gaps } from '../gaps/createGaps';
import { Resolver } from '../resolver/Resolver';
import { registerListOwnershipGaps } from './listOwnershipGaps';
import { registerOnCallNow } from './onCallNow';
import { registerWhoOwns } from './whoOwns';

/** What actions call: the same services as the routes. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  access: Access;
  resolver: Resolver;
  entities: EntityService;
  gaps: Gaps;
  now: () => Date;
}

/** Registers what models and command lines may do. */
export function registerActions(deps: ActionDeps): void {
  registerWhoOwns(deps);
  registerOnCallNow(deps);
  registerListOwnershipGaps(deps);
}
