import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import {
  ProvidedIdentifier,
  ProviderProblem,
} from '@groundwork/backstage-plugin-ownership-node';
import { SourcedIdentifier, withoutRepetitions } from '../domain/identifierSet';
import { kindRules } from '../domain/kinds';
import { isStorable } from '../domain/storable';

/** Statements about now may be this much older than the reading. */
const NOW_MS = 60_000;

/** Gathers what a provider yields, by entity, and what is wrong with it. */
export class ProvidedIdentifiers {
  readonly problems: ProviderProblem[] = [];
  readonly #byEntity = new Map<string, SourcedIdentifier[]>();
  readonly #startedAt: Date;
  #count = 0;

  constructor(startedAt: Date) {
    this.#startedAt = startedAt;
  }

  add(provided: ProvidedIdentifier): void {
    this.#count += 1;
    const entityRef = kindRules.entity.normalise(`${provided.entityRef}`);
    const problem =
      entityRef === undefined
        ? `entity '${provided.entityRef}' is not a full reference such as component:default/orders`
        : this.#addTo(entityRef, provided);
    if (problem) {
      this.problems.push({
        where: `identifier ${this.#count}, ${provided.kind} '${provided.key}'`,
        message: problem,
      });
    }
  }

  get entityRefs(): string[] {
    return [...this.#byEntity.keys()];
  }

  /** The identifiers of each entity, each kind and key once. */
  *sets(): Iterable<{ entityRef: string; identifiers: SourcedIdentifier[] }> {
    for (const [entityRef, identifiers] of this.#byEntity) {
      yield { entityRef, identifiers: withoutRepetitions(identifiers) };
    }
  }

  /** @returns what is wrong, if anything */
  #addTo(entityRef: string, provided: ProvidedIdentifier): string | undefined {
    const { kind, rule, link } = provided;
    if (!Object.hasOwn(kindRules, kind)) {
      const kinds = Object.keys(kindRules).join(', ');
      return `kind '${kind}' is not one of ${kinds}`;
    }
    const key = kindRules[kind as IdentifierKind].normalise(`${provided.key}`);
    if (key === undefined) {
      return `'${provided.key}' is not a ${kind}`;
    }
    const { confidence = 1 } = provided;
    if (!(confidence >= 0 && confidence <= 1)) {
      return `confidence ${confidence} is not a number from 0 to 1`;
    }
    const observedAt = new Date(provided.observedAt);
    if (Number.isNaN(observedAt.getTime())) {
      return `observedAt '${provided.observedAt}' is not a time such as 2026-03-03T09:30:00Z`;
    }
    if (![key, rule, link ?? ''].every(isStorable)) {
      return 'it contains the character U+0000 or half of a surrogate pair; remove it';
    }
    const identifiers = this.#byEntity.get(entityRef) ?? [];
    this.#byEntity.set(entityRef, identifiers);
    identifiers.push({
      kind,
      key,
      rule,
      confidence,
      ...(link && { link }),
      ...(this.#isAboutNow(observedAt) ? {} : { observedAt }),
    });
    return undefined;
  }

  /** Left out then, or every reading would change everything. */
  #isAboutNow(observedAt: Date): boolean {
    return observedAt.getTime() >= this.#startedAt.getTime() - NOW_MS;
  }
}
