import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { LoggedEvent } from '../log';
import { foldIncident, INCIDENT_CORRECTION_TYPE } from '../projections';
import { Viewer } from '../query/Viewer';
import { mayRead } from './ChainReader';

/**
 * Whether a viewer may know of what was told of an incident that is none, as it
 * was dismissed or never was one. Where it cannot be said any more what it is of,
 * only who may read everything may.
 */
export async function mayReadDismissed(
  knex: Knex,
  { id, events }: { id: string; events: readonly LoggedEvent[] },
  viewer: Viewer,
): Promise<boolean> {
  if (await viewer.readsAll()) {
    return true;
  }
  const { record, leftOut } = foldIncident(
    { subject: id, events: [...events, ...revivalOf(events)] },
    {
      labels: [],
      componentOf: thing =>
        thing.kind === 'repository' ? thing.repository : thing.service,
    },
  );
  if (!record || leftOut.payloadForgotten) {
    return false;
  }
  const { component } = record;
  return mayRead(
    knex,
    component && (await componentCalled(knex, component)),
    viewer,
  );
}

/** What would be kept if it were said to be one, after all that was told. */
function revivalOf(events: readonly LoggedEvent[]): LoggedEvent[] {
  const last = events.at(-1);
  return last
    ? [
        {
          ...last,
          source: 'revival',
          type: INCIDENT_CORRECTION_TYPE,
          occurredAt: new Date(last.occurredAt.getTime() + 1),
          payload: { isIncident: true },
        },
      ]
    : [];
}

/** The one that deployments and alerts call so; else its own name. */
async function componentCalled(knex: Knex, name: string): Promise<string> {
  const rows: Array<{ component: string; services: unknown }> = await knex(
    'catalog_component',
  ).select('component', 'services');
  const exact = rows.find(it => it.component === name.toLowerCase());
  const named = rows.filter(it =>
    (fromJsonColumn<string[]>(knex, it.services) ?? []).includes(name),
  );
  return (
    (exact ?? (named.length === 1 ? named[0] : undefined))?.component ?? name
  );
}
