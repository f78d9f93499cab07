import { mockServices } from '@backstage/backend-test-utils';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { entity } from '../../domain/gaps/__testUtils__/catalog';
import { IdentifierSet } from '../../domain/identifierSet';
import { createPeopleDirectory } from '../../domain/onCall/people';
import { encodeProjection, EntityProjection } from '../../domain/projection';
import { findNearest } from '../../domain/resolve/nearest';
import { IndexState } from '../../index/IndexState';
import { RepositoryRules } from '../../providers/codeowners/CodeownersProvider';

export const NOW = new Date('2026-11-21T03:00:00.000Z');

export const minutes = (count: number) => count * 60_000;

/** An index in memory, of which tests say what it has. */
export class World {
  now = NOW;
  state = new IndexState({ storeId: 's', revision: 0 });
  /** What CODEOWNERS files say, by repository. */
  readonly rules = new Map<string, RepositoryRules | Error>();
  /** Who is on call, by schedule. */
  readonly onCallBySchedule = new Map<string, OnCall['status']>();
  readonly askedOnCall: string[] = [];
  readonly logger = mockServices.logger.mock();

  constructor(entities: readonly EntityProjection[] = []) {
    this.has(...entities);
    this.readCatalog();
  }

  readCatalog(): void {
    this.state.applySource({
      source: 'catalog',
      state: {
        source: 'catalog',
        attemptedAt: NOW,
        succeededAt: NOW,
        problems: [],
        problemCount: 0,
        identifiers: 0,
      },
    });
  }

  has(...entities: EntityProjection[]): void {
    for (const one of entities) {
      const text = encodeProjection(one);
      this.state.applyEntity({ entityRef: one.entityRef, text });
    }
  }

  hasNoMore(...entityRefs: string[]): void {
    entityRefs.forEach(entityRef => this.state.applyEntity({ entityRef }));
  }

  says(set: IdentifierSet): void {
    this.state.applySet(set);
  }

  pass(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  get index() {
    const { state } = this;
    return {
      allEntities: () => state.entities.all(),
      entitiesOfKind: (kind: string) => state.entities.allOfKind(kind),
      getEntity: (ref: string) => state.entities.get(ref),
      hasEntity: (ref: string) => state.hasEntity(ref),
      identifiersOf: (ref: string) => state.identifiers.setsOf(ref),
      get sources() {
        return [...state.sources.values()];
      },
      findNearest: (
        tokens: Parameters<typeof findNearest>[1],
        query: string | undefined,
        limit: number,
      ) => findNearest(state.names.all, tokens, query, limit),
      freshness: () => ({
        asOf: this.now.toISOString(),
        degraded: false,
        degradedReasons: [],
      }),
    };
  }

  get people() {
    return createPeopleDirectory(this.state.entities.all());
  }

  readonly onCall = {
    onCall: async ({ entityRef, onCallSchedule }: EntityProjection) => {
      this.askedOnCall.push(entityRef);
      const status = this.onCallBySchedule.get(onCallSchedule ?? '') ?? 'none';
      return {
        status,
        levels: [],
        ...(onCallSchedule && { schedule: onCallSchedule }),
      };
    },
  };

  readonly codeowners = {
    rulesOf: async (repo: string) => {
      const rules = this.rules.get(repo);
      if (rules instanceof Error) {
        throw rules;
      }
      return rules;
    },
  };
}

/** A service in production. */
export const service = (
  name: string,
  rest: NonNullable<Parameters<typeof entity>[1]> = {},
) =>
  entity(`component ${name}`, {
    type: 'service',
    lifecycle: 'production',
    ...rest,
    annotations: {
      'groundwork.dev/chat-channel': '#c',
      'groundwork.dev/runbook': 'https://r.test',
      ...rest.annotations,
    },
  });
