import {
  ChainDeployment,
  ChangeSummary,
  Hop,
  IncidentChain,
} from '@groundwork/backstage-plugin-delivery-common';
import { DeploymentActor } from '../projections';
import { nameOfComponent } from '../query/items/titles';
import { isoIfKnown, isoOf, summaryOf } from './answers';
import {
  ChainStore,
  FoundLink,
  PlacedChange,
  PlacedDeployment,
} from './ChainStore';
import { FoundIncident } from './IncidentStore';
import { timelineOf } from './timeline';

/** Changes of a deployment that are told; the others are counted. */
const LISTED_CHANGES = 20;
const RELEASE_PREFIX = 'release:';

/** All that a chain is made of. What the caller may not read is not among it. */
export interface ChainFacts {
  incident: FoundIncident;
  links: readonly FoundLink[];
  /** Which deployments brought the changes that links lead to. */
  bringers: ReadonlyArray<Omit<PlacedChange, 'total'>>;
  deployments: readonly PlacedDeployment[];
  placed: readonly PlacedChange[];
  changes: ReadonlyMap<string, ChangeSummary>;
  actors: ReadonlyMap<string, readonly DeploymentActor[]>;
  candidates: readonly PlacedDeployment[];
  corrections: Awaited<ReturnType<ChainStore['findCorrections']>>;
  /** Those of the named users, groups and components that can be shown. */
  readable: ReadonlySet<string>;
}

/** What led from a deployment to an incident, and whose it was. */
export function chainOf(
  facts: ChainFacts,
): Omit<IncidentChain, 'mayWrite' | 'mayLink'> {
  const { incident, corrections, candidates } = facts;
  const deployments = deploymentsOf(facts);
  const linked = new Set(deployments.map(({ id }) => id));
  const { description } = incident.record;
  return {
    incident: {
      ...summaryOf(incident.record, incident),
      ...(description !== undefined && { description }),
    },
    owner: ownerOf(facts, deployments),
    deployments,
    changes: changesNowhere(facts, linked),
    candidates: candidates.filter(({ id }) => !linked.has(id)).map(toAnswer),
    corrections: corrections.map(({ at, kind, to, reason }) => ({
      at: isoOf(at),
      kind,
      ...(to && { to }),
      reason,
    })),
    timeline: timelineOf(incident.record, deployments, corrections),
  };
}

function deploymentsOf(facts: ChainFacts): ChainDeployment[] {
  const { links, bringers, deployments } = facts;
  const hops = new Map<string, Hop>();
  // The surest comes first, and what names a deployment before what it brought.
  for (const { to, ...link } of links) {
    const ids =
      to.kind === 'deployment'
        ? [to.id]
        : bringers
            .filter(({ changeId }) => changeId === to.id)
            .map(({ deploymentId }) => deploymentId);
    ids.filter(id => !hops.has(id)).forEach(id => hops.set(id, hopOf(link)));
  }
  return deployments
    .flatMap(it => {
      const hop = hops.get(it.id);
      return hop ? [{ it, hop }] : [];
    })
    .sort(
      (one, other) =>
        other.hop.confidence - one.hop.confidence ||
        (other.it.at ?? 0) - (one.it.at ?? 0),
    )
    .map(({ it, hop }) => ({
      hop,
      ...toAnswer(it),
      ...peopleOf(facts, it.id),
      ...changesOf(facts, it.id),
    }));
}

/** Only who is known to the portal is named: nobody else can be asked. */
function peopleOf(
  { actors, readable }: ChainFacts,
  id: string,
): Pick<ChainDeployment, 'deployedBy' | 'approvedBy'> {
  const named = (actors.get(id) ?? []).filter(
    ({ ref, isBot }) => !isBot && isPerson(ref) && readable.has(ref),
  );
  const refsOf = (isApprover: boolean) => [
    ...new Set(
      named
        .filter(({ role }) => (role === 'approver') === isApprover)
        .map(({ ref }) => ref),
    ),
  ];
  return { deployedBy: refsOf(false), approvedBy: refsOf(true) };
}

/** Whether a ref is of a user or a group; accounts elsewhere are not. */
export function isPerson(ref: string): boolean {
  return /^(?:user|group):[^/]+\/[^/]+$/i.test(ref);
}

function changesOf(
  { placed, links, changes }: ChainFacts,
  id: string,
): Pick<ChainDeployment, 'changes' | 'moreChanges'> {
  const isRelease = id.startsWith(RELEASE_PREFIX);
  const contains: Hop = {
    class: isRelease ? 'released' : 'contains',
    confidence: 1,
    evidence: isRelease
      ? 'Its commit is in this release, and in none before'
      : 'Its commit is in this deployment, and in none before',
    isCorrected: false,
  };
  const own = placed.filter(({ deploymentId }) => deploymentId === id);
  const found = own.flatMap(({ changeId }) => {
    const change = changes.get(changeId);
    const link = linkTo(links, changeId);
    return change
      ? [{ hop: link ? hopOf(link) : contains, change, isLinked: !!link }]
      : [];
  });
  const listed = [
    ...found.filter(({ isLinked }) => isLinked),
    ...found.filter(({ isLinked }) => !isLinked),
  ].slice(0, LISTED_CHANGES);
  return {
    changes: listed.map(({ hop, change }) => ({ hop, change })),
    moreChanges: (own[0]?.total ?? 0) - listed.length,
  };
}

/** What it was linked to that no deployment in the answer brought. */
function changesNowhere(
  { links, bringers, changes }: ChainFacts,
  linked: ReadonlySet<string>,
): IncidentChain['changes'] {
  const brought = new Set(
    bringers
      .filter(({ deploymentId }) => linked.has(deploymentId))
      .map(({ changeId }) => changeId),
  );
  return links.flatMap(({ to, ...link }) => {
    const change = to.kind === 'change' ? changes.get(to.id) : undefined;
    return change && !brought.has(to.id) ? [{ hop: hopOf(link), change }] : [];
  });
}

/** Who owned what was hurt; where that is not said, what led to it. */
function ownerOf(
  { incident, deployments, readable }: ChainFacts,
  [surest]: readonly ChainDeployment[],
): IncidentChain['owner'] {
  const { component, team } = incident;
  if (component !== undefined) {
    return team === undefined || !readable.has(team)
      ? undefined
      : {
          team,
          hop: {
            class: 'owned',
            confidence: 1,
            evidence: `Owned ${nameOfComponent(
              component,
            )} when it was detected`,
            isCorrected: false,
          },
        };
  }
  const cause = deployments.find(({ id }) => id === surest?.id);
  return cause?.team === undefined || !readable.has(cause.team)
    ? undefined
    : {
        team: cause.team,
        hop: {
          class: 'owned',
          confidence: surest.hop.confidence,
          evidence: `Owned ${nameOfComponent(
            cause.component,
          )}, whose deployment it came from`,
          isCorrected: surest.hop.isCorrected,
        },
      };
}

function linkTo(
  links: readonly FoundLink[],
  changeId: string,
): FoundLink | undefined {
  return links.find(({ to }) => to.kind === 'change' && to.id === changeId);
}

function hopOf({
  class: it,
  confidence,
  evidence,
  isCorrected,
}: Omit<FoundLink, 'to'>): Hop {
  return { class: it, confidence, evidence, isCorrected };
}

function toAnswer(it: PlacedDeployment): IncidentChain['candidates'][number] {
  return {
    id: it.id,
    component: it.component,
    environment: it.environment,
    version: it.version,
    sha: it.sha,
    finishedAt: isoIfKnown(it.finishedAt),
    result: it.result,
  };
}
