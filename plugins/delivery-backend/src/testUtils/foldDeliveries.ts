import { deriveRepository } from '../derive/deriveRepository';
import { DerivedRows, Naming, RepositoryRecords } from '../derive/types';
import { groupBy } from '../domain/collections/groupBy';
import { readCdEvents } from '../ingest/cdevents/readCdEvents';
import { readGithub } from '../ingest/github/readGithub';
import { NewEvent, Parser } from '../log';
import { foldSubject } from '../store/foldSubject';
import { sourceRules } from '../store/sourceRules';
import { SubjectRecords } from '../store/types';
import {
  HarnessDelivery,
  HarnessPlacedChange,
  HarnessSpan,
  HarnessTeam,
  HarnessTeamFacts,
} from './types';

const PARSERS: Readonly<Record<string, Parser>> = {
  '/ingest/github': readGithub,
  '/ingest/cdevents': readCdEvents,
};

/** Whose records are derived: what a source calls it, and what the catalog does. */
interface Owned {
  group: string;
  component: string;
  repository: string;
}

/**
 * Does in memory what the plugin does with deliveries, from their parsing to what is
 * derived of each repository. Other deliveries than those of GitHub and CDEvents are
 * left out.
 *
 * @throws Error if one of them is not understood
 * @alpha
 */
export function foldDeliveries(
  deliveries: readonly HarnessDelivery[],
  { teams, now }: { teams: readonly HarnessTeam[]; now: number },
): HarnessTeamFacts[] {
  const records = foldAll(readAll(deliveries, now), now);
  return teams.map(({ group, components }) => {
    const facts = components.map(it => factsOf({ ...it, group }, records, now));
    return {
      group,
      spans: facts.flatMap(it => it.spans),
      deployments: facts.flatMap(it => it.deployments),
      incidents: facts.flatMap(it => it.incidents),
      links: facts.flatMap(it => it.links),
      changes: facts.flatMap(it => it.changes),
    };
  });
}

function readAll(
  deliveries: readonly HarnessDelivery[],
  now: number,
): NewEvent[] {
  return deliveries.flatMap(({ path, headers, body }) => {
    const parser = PARSERS[path];
    if (!parser) {
      return [];
    }
    const { events, unreadable } = parser({
      headers,
      body: Buffer.from(body),
      at: new Date(now),
    });
    if (unreadable.length > 0) {
      throw new Error(
        `${path} does not understand ${body.slice(0, 200)}: ${JSON.stringify(
          unreadable[0].reason,
        )}`,
      );
    }
    return events;
  });
}

function foldAll(events: readonly NewEvent[], now: number): SubjectRecords[] {
  const rules = sourceRules('the key of benchmarks');
  const bySubject = groupBy(events, ({ subject }) => subject ?? '');
  return [...bySubject].map(
    ([subject, own]) =>
      foldSubject(
        {
          subject,
          events: own.map(({ payload, ...event }, index) => ({
            seq: index + 1,
            receivedAt: new Date(now),
            ...event,
            payload: JSON.parse(payload),
          })),
        },
        rules,
      ).records,
  );
}

function factsOf(
  owned: Owned,
  all: readonly SubjectRecords[],
  now: number,
): Omit<HarnessTeamFacts, 'group'> {
  const { repository } = owned;
  const records = recordsOf(owned, all);
  const { rows } = deriveRepository(records, namingOf(owned), { now });
  return {
    spans: rows.stage_span
      .filter(({ place }) => place === 0)
      .map(row => ({
        item: String(row.item),
        stage: row.stage as HarnessSpan['stage'],
        kind: row.kind as HarnessSpan['kind'],
        start: Number(row.start_at),
        ...(row.end_at !== null && { end: Number(row.end_at) }),
        component: String(row.component),
        cohort: row.cohort as HarnessSpan['cohort'],
      })),
    deployments: rows.placed_deployment.flatMap(row =>
      row.is_production && row.at !== null
        ? { id: String(row.id), repository, at: Number(row.at) }
        : [],
    ),
    incidents: records.incidents.flatMap(({ id, detectedAt }) =>
      detectedAt === undefined ? [] : { id, repository, detectedAt },
    ),
    links: rows.failure_link.flatMap(row =>
      row.from_kind === 'incident' && row.to_kind === 'deployment'
        ? {
            incident: String(row.from_id),
            deployment: String(row.to_id),
            confidence: Number(row.confidence),
          }
        : [],
    ),
    changes: placedChanges(records, rows),
  };
}

function placedChanges(
  { changes }: RepositoryRecords,
  { placement, reading }: DerivedRows,
): HarnessPlacedChange[] {
  const cohorts = new Map(
    changes.map(({ record: { change } }) => [change.id, change.cohort]),
  );
  const failures = new Map(
    reading
      .filter(row => row.metric === 'change-fail-rate')
      .map(row => [row.item, row.value]),
  );
  return placement.flatMap(row => {
    const id = String(row.change_id);
    const failed = failures.get(row.deployment_id);
    return failures.has(row.deployment_id)
      ? {
          id,
          cohort: cohorts.get(id) ?? 'undeclared',
          component: String(row.component),
          deployment: String(row.deployment_id),
          ...(typeof failed === 'number' && { hasFailed: failed > 0 }),
        }
      : [];
  });
}

function namingOf({ group, component }: Owned): Naming {
  return {
    componentsOf: () => [component],
    componentOf: () => component,
    teamOf: () => group,
    isMemberOf: () => undefined,
  };
}

/** The records of a repository, of all that were folded. */
function recordsOf(
  { repository, component }: Owned,
  all: readonly SubjectRecords[],
): RepositoryRecords {
  const isOwn = (it: string | undefined) =>
    it === repository || it === component;
  return {
    repository,
    changes: all.flatMap(({ change }) =>
      change?.record.change.repository === repository ? [change] : [],
    ),
    commits: all.flatMap(({ commits }) =>
      commits
        .filter(it => it.repository === repository)
        .map(it => ({ ...it, isFromGit: false })),
    ),
    deployments: all.flatMap(({ deployments }) =>
      deployments.filter(it => it.deployment.component === repository),
    ),
    runs: all.flatMap(({ runs }) =>
      runs.filter(({ id }) => id.startsWith(`run:${repository}/`)),
    ),
    incidents: all.flatMap(({ incident }) =>
      incident && isOwn(incident.component) ? [incident] : [],
    ),
    foreignIncidents: [],
    requests: all.flatMap(({ environmentRequest: request }) =>
      request && isOwn(request.component) ? [request] : [],
    ),
    corrections: [],
    isDemo: true,
  };
}
