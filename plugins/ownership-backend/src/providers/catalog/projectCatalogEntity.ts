import { Entity } from '@backstage/catalog-model';
import { applyCatalogRules, CatalogRule } from '../../domain/catalogRules';
import {
  SourcedIdentifier,
  withoutRepetitions,
} from '../../domain/identifierSet';
import { kindRules } from '../../domain/kinds';
import {
  EntityProjection,
  projectEntity,
  UnreadableValue,
} from '../../domain/projection';
import { isStorable, toStorable } from '../../domain/storable';

const MAX_IDENTIFIERS = 1_000;
const MAX_UNREADABLE = 20;
const MAX_VALUE_LENGTH = 200;

/** What is kept of an entity of the catalog. */
export interface ProjectedEntity {
  projection: EntityProjection;
  /** In the normal form of their kinds, each once. */
  identifiers: SourcedIdentifier[];
}

/** Takes what is needed of an entity: see `projectEntity`, and identifiers. */
export function projectCatalogEntity(
  entity: Entity,
  rules: readonly CatalogRule[],
): ProjectedEntity {
  const identifiers: SourcedIdentifier[] = [];
  const unreadable: UnreadableValue[] = [];
  for (const match of applyCatalogRules(entity, rules)) {
    const { rule, description, value } = match;
    const key = kindRules[rule.kind].normalise(value);
    if (key !== undefined && isStorable(key)) {
      identifiers.push({
        kind: rule.kind,
        key,
        rule: description,
        confidence: rule.confidence ?? 1,
      });
    } else if (rule.annotation && !rule.mixed) {
      unreadable.push({
        rule: description,
        kind: rule.kind,
        value: toStorable(value.slice(0, MAX_VALUE_LENGTH)),
      });
    }
  }
  return {
    projection: {
      ...projectEntity(entity),
      unreadable: unreadable.slice(0, MAX_UNREADABLE),
    },
    identifiers: withoutRepetitions(identifiers).slice(0, MAX_IDENTIFIERS),
  };
}
