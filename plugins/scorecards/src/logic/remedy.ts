import { parseEntityRef } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from './json';
import {
  RemedyAction,
  RemedyPage,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { pageQuery } from './remedyPages';

function placeholdersOf(entity: ScoredEntity): Map<string, string> {
  const { kind, namespace, name } = parseEntityRef(entity.entityRef);
  return new Map([
    ['entity.ref', entity.entityRef],
    ['entity.kind', kind],
    ['entity.namespace', namespace],
    ['entity.name', name],
    ['entity.title', entity.title],
    ['entity.owner', entity.owner?.entityRef ?? ''],
  ]);
}

function fill(value: JsonValue, texts: Map<string, string>): JsonValue {
  if (typeof value === 'string') {
    return value.replace(
      /\{\{\s*([\w.]+)\s*\}\}/g,
      (whole, name) => texts.get(name) ?? whole,
    );
  }
  if (Array.isArray(value)) {
    return value.map(item => fill(item, texts));
  }
  return value !== null && typeof value === 'object'
    ? fillObject(value, texts)
    : value;
}

function fillObject(
  values: JsonObject,
  texts: Map<string, string>,
): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, fill(value, texts)]],
    ),
  );
}

/**
 * Fills in what the values of a template say about the entity, such as
 * `{{ entity.ref }}`. What is not known stays as it is.
 */
export function fillPlaceholders(
  values: JsonObject,
  entity: ScoredEntity,
): JsonObject {
  return fillObject(values, placeholdersOf(entity));
}

/** Whether an address is one of the portal's own pages. */
export function isOwnPath(url: string): boolean {
  return /^\/(?![/\\])/.test(url);
}

/** Addresses of other plugins' pages; undefined for those not installed. */
export interface RemedyLinks {
  template(params: {
    namespace: string;
    templateName: string;
  }): string | undefined;
  ownershipGaps(): string | undefined;
  page(page: RemedyPage): string | undefined;
  entity(entityRef: string): string;
}

function templatePath(
  templateRef: string,
  links: RemedyLinks,
): string | undefined {
  try {
    const { namespace, name } = parseEntityRef(templateRef, {
      defaultKind: 'template',
    });
    return links.template({ namespace, templateName: name });
  } catch {
    // A ref that is none leads nowhere; the text of the remedy still helps.
    return undefined;
  }
}

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

/**
 * Where an action leads; undefined when it leads nowhere in this portal, or
 * needs to know the entity and there is none.
 */
export function remedyPath(
  action: RemedyAction,
  entity: ScoredEntity | undefined,
  links: RemedyLinks,
): string | undefined {
  switch (action.kind) {
    case 'template': {
      const path = templatePath(action.templateRef, links);
      const values =
        action.values && entity && fillPlaceholders(action.values, entity);
      return (
        path &&
        withQuery(path, values ? { formData: JSON.stringify(values) } : {})
      );
    }
    case 'ownership-gaps': {
      const path = links.ownershipGaps();
      const text = entity && parseEntityRef(entity.entityRef).name;
      return path && withQuery(path, text ? { text } : {});
    }
    case 'entity-tab':
      return (
        entity &&
        `${links.entity(entity.entityRef)}/${action.tab.replace(/^\/+/, '')}`
      );
    case 'page': {
      const path = links.page(action.page);
      return (
        path && withQuery(path, entity ? pageQuery(action.page, entity) : {})
      );
    }
    default:
      return unknownAction(action);
  }
}

function unknownAction(action: never): never {
  throw new Error(`Unknown action ${JSON.stringify(action)}`);
}
