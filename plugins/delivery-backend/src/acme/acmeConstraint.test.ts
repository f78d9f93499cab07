import { nameConstraint } from '../constraint';
import { deriveRepository } from '../derive/deriveRepository';
import { DerivedRow, Naming, RepositoryRecords } from '../derive/types';
import { Cohort, SpanKind, Stage, StageSpan } from '../domain/types';
import { seededRandom } from '../statistics';
import { SubjectRecords } from '../store/types';
import {
  makeYear,
  projectionsOf,
  readDeliveries,
  Truth,
  UNTIL,
} from './__testUtils__/readYear';

const WEEK = 7 * 24 * 3_600_000;

/** The records of a repository, of all that were folded. */
function recordsOf(
  repository: string,
  all: readonly SubjectRecords[],
): RepositoryRecords {
  const component = `component:default/${repository.split('/')[2]}`;
  const own = { repository, component };
  const isOwn = (it: string | undefined) =>
    it === own.repository || it === own.component;
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

function toSpan(row: DerivedRow): StageSpan {
  const end = row.end_at;
  return {
    item: String(row.item),
    stage: row.stage as Stage,
    kind: row.kind as SpanKind,
    start: Number(row.start_at),
    ...(end !== null && { end: Number(end) }),
    component: String(row.component),
    cohort: row.cohort as Cohort,
  };
}

/** All that is derived of a team's repositories. */
function deriveTeam(
  { group, components }: Truth['teams'][number],
  records: readonly SubjectRecords[],
) {
  return components.map(component => {
    const repository = `git.acme.test/acme/${component.split('/')[1]}`;
    const naming: Naming = {
      componentsOf: () => [component],
      componentOf: () => component,
      teamOf: () => group,
      isMemberOf: () => undefined,
    };
    return deriveRepository(recordsOf(repository, records), naming, {
      now: UNTIL.getTime(),
    });
  });
}

describe('the demo year', () => {
  const { deliveries, truth } = makeYear({ weeks: 52 });
  const { events } = readDeliveries(deliveries);
  const records = projectionsOf(events).map(it => it.records);
  const derived = new Map(
    truth.teams.map(team => [team.group, deriveTeam(team, records)]),
  );
  const callFor = (group: string, weeks: number) =>
    nameConstraint(
      (derived.get(group) ?? []).flatMap(({ rows }) =>
        rows.stage_span.map(toSpan),
      ),
      {
        period: { from: UNTIL.getTime() - weeks * WEEK, to: UNTIL.getTime() },
        random: seededRandom(1),
        resamples: 200,
      },
    );

  it.each(
    truth.teams
      .filter(it => it.bindingStage !== null)
      .flatMap(({ group, bindingStage }) =>
        [52, 12].map(weeks => [bindingStage, group, weeks] as const),
      ),
  )('names %s as what holds %s up, in %d weeks', (stage, group, weeks) => {
    expect(callFor(group, weeks)).toMatchObject({ status: 'named', stage });
  });

  it('says nothing of the team that has too few changes', () => {
    const thin = truth.teams.filter(({ isThin }) => isThin);
    expect(thin).toHaveLength(1);
    expect(callFor(thin[0].group, 52)).toMatchObject({
      status: 'abstained',
      reason: 'tooFewChanges',
    });
  });

  const rowsOf = (
    name: 'placement' | 'failure_link',
  ): ReadonlyArray<DerivedRow> =>
    [...derived.values()].flat().flatMap(({ rows }) => rows[name]);

  it('finds when each change first came to production', () => {
    const placed = new Map(rowsOf('placement').map(it => [it.change_id, it]));
    const differing = truth.changes.filter(({ id, firstDeployedAt }) => {
      const at = placed.get(id)?.at ?? null;
      const toldAt = firstDeployedAt && Date.parse(firstDeployedAt);
      return at !== toldAt;
    });
    expect(differing).toEqual([]);
  });

  it('finds the deployment behind nearly all incidents', () => {
    const found = new Map(
      rowsOf('failure_link')
        .filter(it => it.from_kind === 'incident')
        .map(it => [it.from_id, it.to_id]),
    );
    const right = truth.incidents.filter(
      ({ incident, deployment }) => found.get(incident) === deployment,
    );
    expect(truth.incidents.length).toBeGreaterThan(50);
    expect(right.length / truth.incidents.length).toBeGreaterThan(0.9);
  });

  it('links what names its cause to that, and to nothing else', () => {
    const causes = new Map(
      truth.incidents.map(it => [it.incident, it.deployment]),
    );
    const named = records.flatMap(({ incident }) =>
      incident?.namedCauses ? [incident.id] : [],
    );
    const explicit = rowsOf('failure_link').filter(
      it => it.class === 'explicit',
    );

    expect(named.length).toBeGreaterThan(20);
    expect(explicit.map(it => it.from_id).sort()).toEqual(named.sort());
    expect(
      explicit.filter(it => causes.get(String(it.from_id)) !== it.to_id),
    ).toEqual([]);
  });
});
