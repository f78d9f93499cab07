import {
  GapKind,
  SuggestedOwner,
} from '@groundwork/backstage-plugin-ownership-common';
import limiter from 'p-limit';
import { annotatedOwner } from '../domain/gaps/annotatedOwner';
import { codeownersEvidence } from '../domain/gaps/evidence/codeownersShares';
import { commitEvidence } from '../domain/gaps/evidence/commits';
import { namedEvidence } from '../domain/gaps/evidence/named';
import { groupsOfOwners } from '../domain/gaps/evidence/people';
import { siblingEvidence } from '../domain/gaps/evidence/siblings';
import { similarNameEvidence } from '../domain/gaps/evidence/similarNames';
import { OwnerEvidence } from '../domain/gaps/evidence/types';
import { wholeEvidence } from '../domain/gaps/evidence/wholes';
import { nameOfRepo, sourceCodeOf } from '../domain/gaps/sourceCode';
import { suggestOwners } from '../domain/gaps/suggestOwners';
import { PeopleDirectory } from '../domain/onCall/people';
import { entitiesAround } from '../domain/owners';
import { EntityProjection } from '../domain/projection';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { Readable } from '../resolver/Readable';
import { CodeEvidence, CodeReader } from './CodeReader';
import { KnownSurroundings, Surroundings } from './Surroundings';

const MAX_AT_ONCE = 8;
const MAX_SIMILAR = 20;

/** How long a page of gaps waits for repositories. */
const BUDGET_MS = 1_500;

/** What suggestions are made with. */
export interface GapSuggesterOptions {
  index: Pick<
    OwnershipIndex,
    'findNearest' | 'getEntity' | 'hasEntity' | 'identifiersOf'
  >;
  surroundings: KnownSurroundings;
  code: CodeReader;
  people: PeopleDirectory;
  budgetMs?: number;
}

/** An entity whose gap another owner would close. */
export interface Ownerless {
  kind: GapKind;
  entity: EntityProjection;
}

/** What speaks for groups, before it is known what the asker may read. */
interface Found {
  ownerless: Ownerless;
  code?: CodeEvidence;
  siblings: { inSystem: Siblings[]; inRepository?: Siblings };
  wholes: string[];
}

interface Siblings {
  name: string;
  refs: readonly string[];
  /** What has to be readable for its name to be told. */
  ref?: string;
}

/**
 * Suggests who could own entities. What the asker may not read says nothing:
 * neither groups nor siblings, so that no share tells of them.
 */
export class GapSuggester {
  constructor(private readonly options: GapSuggesterOptions) {}

  /** Suggestions for each, in their order. */
  async suggest(
    all: readonly Ownerless[],
    readable: Readable,
  ): Promise<SuggestedOwner[][]> {
    if (all.length === 0) {
      return [];
    }
    const { surroundings, budgetMs = BUDGET_MS } = this.options;
    const around = await surroundings.get();
    const signal = AbortSignal.timeout(budgetMs);
    const limit = limiter(MAX_AT_ONCE);
    const found = await Promise.all(
      all.map(ownerless => limit(() => this.#find(ownerless, around, signal))),
    );
    await readable.ask(found.flatMap(it => this.#refsOf(it)));
    const evidence = found.map(it => this.#weigh(it, around, readable));
    await readable.ask(evidence.flat().map(({ entityRef }) => entityRef));
    return evidence.map((its, index) =>
      this.#rank(its, all[index], around, readable),
    );
  }

  async #find(
    ownerless: Ownerless,
    { inSystem, inRepository }: Surroundings,
    signal: AbortSignal,
  ): Promise<Found> {
    const { index, code } = this.options;
    const { entity } = ownerless;
    const find = (ref: string) => index.getEntity(ref);
    const [, ...wholes] = entitiesAround(entity.entityRef, find);
    const place = sourceCodeOf(entity);
    return {
      ownerless,
      code: place && (await code.read(place, signal)),
      wholes: wholes.filter(ref => /^(?:system|domain):/.test(ref)),
      siblings: {
        inSystem: entity.partOf
          .filter(ref => inSystem.has(ref))
          .map(ref => ({
            ref,
            name: find(ref)?.title ?? ref,
            refs: others(inSystem.get(ref), entity),
          })),
        ...(place && {
          inRepository: {
            name: nameOfRepo(place.repo),
            refs: others(inRepository.get(place.repo), entity),
          },
        }),
      },
    };
  }

  #refsOf({ siblings, wholes }: Found): string[] {
    const all = [siblings.inRepository, ...siblings.inSystem];
    return [
      ...wholes,
      ...all.flatMap(it => [it?.ref ?? [], it?.refs ?? []].flat()),
    ];
  }

  #weigh(
    { ownerless, code, siblings, wholes }: Found,
    around: Surroundings,
    readable: Readable,
  ): OwnerEvidence[] {
    const { index, people } = this.options;
    const { entity } = ownerless;
    const find = (ref: string) => index.getEntity(ref);
    const known = (refs: readonly string[]) =>
      refs.flatMap(ref => (readable.has(ref) ? find(ref) ?? [] : []));
    const { inRepository, inSystem } = siblings;
    return [
      ...(code
        ? [
            ...(code.shares ? codeownersEvidence(code.place, code.shares) : []),
            ...commitEvidence(code.place, code.authors, around.groups),
          ]
        : []),
      ...namedEvidence([
        ...(code?.named ?? []),
        ...around.feeds.ownersOf(
          entity.entityRef,
          around.feeds.isEmpty ? [] : index.identifiersOf(entity.entityRef),
        ),
        ...annotatedOwner(entity, { find, people }),
      ]),
      ...inSystem
        .filter(({ ref }) => ref !== undefined && readable.has(ref))
        .flatMap(({ name, refs }) =>
          siblingEvidence(known(refs), { in: 'system', name }),
        ),
      ...(inRepository
        ? siblingEvidence(known(inRepository.refs), {
            in: 'repository',
            name: inRepository.name,
          })
        : []),
      ...wholeEvidence(known(wholes)),
      ...groupsOfOwners(
        entity.owners.filter(ref => find(ref)?.kind === 'user'),
        around.groups,
      ),
      ...this.#likeMissing(entity),
    ];
  }

  /** A reference with a slip of the pen dangles, too. */
  #likeMissing({ owners }: EntityProjection): OwnerEvidence[] {
    const { index } = this.options;
    return owners
      .filter(ref => !index.hasEntity(ref))
      .flatMap(missing => {
        const name = missing.slice(missing.indexOf('/') + 1);
        const similar = index
          .findNearest([], name, MAX_SIMILAR)
          .filter(({ entityRef }) => entityRef.startsWith('group:'));
        return similarNameEvidence(missing, similar);
      });
  }

  #rank(
    evidence: readonly OwnerEvidence[],
    { kind, entity }: Ownerless,
    { groups }: Surroundings,
    readable: Readable,
  ): SuggestedOwner[] {
    const { index } = this.options;
    const mayOwn = (ref: string) =>
      groups.has(ref) &&
      groups.hasPeople(ref) &&
      readable.has(ref) &&
      index.hasEntity(ref) &&
      !(kind === 'conflicting-sources' && entity.owners.includes(ref));
    return suggestOwners(evidence, mayOwn).map(({ entityRef, ...rest }) => ({
      owner: {
        entityRef,
        title: index.getEntity(entityRef)?.title ?? entityRef,
        exists: true,
      },
      ...rest,
    }));
  }
}

function others(
  refs: readonly string[] = [],
  { entityRef }: EntityProjection,
): string[] {
  return refs.filter(ref => ref !== entityRef);
}
