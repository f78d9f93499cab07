import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { EventLog } from '../log';
import { ScopeResolver } from '../query/scope';
import { DIRTY_SUBJECTS } from '../store/DirtySubjects';
import { ChainReader } from './ChainReader';
import { Incidents } from './Incidents';
import { LinkCorrections } from './LinkCorrections';
import { PortalEvents } from './PortalEvents';
import { Settling } from './Settling';

/** How long an answer waits for what workers make of what was told. */
const WAIT_MS = 10_000;

/** What reads and keeps incidents and what led to them. */
export interface IncidentServices {
  incidents: Incidents;
  links: LinkCorrections;
  chains: ChainReader;
}

/** Puts together what reads and keeps incidents and what led to them. */
export function createIncidents(options: {
  knex: Knex;
  log: EventLog;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  scopes: Pick<ScopeResolver, 'visible'>;
  now: () => Date;
  newId: () => string;
  /** How long an answer waits for what workers make of what was told. */
  waitMs?: number;
}): IncidentServices {
  const { knex, waitMs = WAIT_MS } = options;
  const events = new PortalEvents(options);
  const settling = new Settling({ knex, table: DIRTY_SUBJECTS, waitMs });
  const chains = new ChainReader(options);
  return {
    chains,
    incidents: new Incidents({ ...options, events, settling, chains }),
    links: new LinkCorrections({ ...options, events, settling }),
  };
}
