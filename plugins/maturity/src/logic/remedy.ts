import { parseEntityRef } from '@backstage/catalog-model';
import { MaturityTeam } from '@groundwork/backstage-plugin-maturity-common';
import {
  FactState,
  RemedyAction,
  RemedyPage,
} from '@groundwork/backstage-plugin-scorecards-common';

type TemplateAction = Extract<RemedyAction, { kind: 'template' }>;
type JsonObject = NonNullable<TemplateAction['values']>;
type JsonValue = Exclude<FactState['value'], undefined>;

/** Addresses of other plugins' pages; undefined for those not installed. */
export interface RemedyLinks {
  template(params: {
    namespace: string;
    templateName: string;
  }): string | undefined;
  ownershipGaps?: string;
  pages: Record<RemedyPage, string | undefined>;
  entity(entityRef: string): string;
}

function textsOf({ entityRef, title }: MaturityTeam): Map<string, string> {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return new Map([
    ['entity.ref', entityRef],
    ['entity.kind', kind],
    ['entity.namespace', namespace],
    ['entity.name', name],
    ['entity.title', title],
    // A group answers for itself.
    ['entity.owner', entityRef],
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

function withQuery(
  path: string | undefined,
  query: Record<string, string>,
): string | undefined {
  const text = new URLSearchParams(query).toString();
  return path && text ? `${path}?${text}` : path;
}

function templatePath(
  { templateRef, values }: TemplateAction,
  team: MaturityTeam,
  links: RemedyLinks,
): string | undefined {
  const formData: Record<string, string> = values
    ? { formData: JSON.stringify(fillObject(values, textsOf(team))) }
    : {};
  try {
    const { namespace, name } = parseEntityRef(templateRef, {
      defaultKind: 'template',
    });
    return withQuery(
      links.template({ namespace, templateName: name }),
      formData,
    );
  } catch {
    // A ref that is none leads nowhere; the text of the remedy still helps.
    return undefined;
  }
}

/** What a page is asked to show of the team. */
function queryOfPage(
  page: RemedyPage,
  team: MaturityTeam,
): Record<string, string> {
  switch (page) {
    case 'create-environment':
      return {};
    case 'environments':
      return { scope: 'all', owner: team.entityRef };
    default:
      return { scope: team.entityRef };
  }
}

/** Where an action leads for a team; undefined when it leads nowhere in this portal. */
export function remedyPath(
  action: RemedyAction,
  team: MaturityTeam,
  links: RemedyLinks,
): string | undefined {
  switch (action.kind) {
    case 'template':
      return templatePath(action, team, links);
    case 'ownership-gaps':
      return withQuery(links.ownershipGaps, {
        text: parseEntityRef(team.entityRef).name,
      });
    case 'entity-tab':
      return `${links.entity(team.entityRef)}/${action.tab.replace(
        /^\/+/,
        '',
      )}`;
    default:
      return withQuery(
        links.pages[action.page],
        queryOfPage(action.page, team),
      );
  }
}

/** Whether an address is one of the portal's own pages. */
export function isOwnPath(url: string): boolean {
  return /^\/(?![/\\])/.test(url);
}
