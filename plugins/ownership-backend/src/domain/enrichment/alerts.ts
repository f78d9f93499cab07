import { JsonObject, JsonValue } from '@backstage/types';
import { arrayAt, isObject, objectAt } from '../detect/json';
import { factsOf } from './facts';
import {
  applyEdits,
  Edit,
  elementsOf,
  isObjectAt,
  Member,
  memberNamed,
  membersOf,
  rootOf,
  Span,
} from './jsonText';
import { factsToAdd, withOwn, withoutOwn } from './own';
import { NotUnderstoodError, parsePayload, ReadPayload } from './types';
import { verdictOf } from './verdict';

/** An object in the text, and what is in it. */
interface ObjectAt {
  span: Span;
  members: Member[];
}

/** Where the annotations of alerts, and those that all share, stand. */
interface Places {
  /** Undefined for an alert without annotations. */
  alerts: Array<ObjectAt | undefined>;
  common: ObjectAt | undefined;
}

/**
 * Reads a notification of Alertmanager (webhook version 4) or of Grafana
 * alerting, which has the same shape and more, or a list of alerts as
 * Alertmanager's API has it.
 *
 * @param maxAlerts - how many are enriched at most
 * @throws NotUnderstoodError
 */
export function readAlerts(text: string, maxAlerts: number): ReadPayload {
  const given = parsePayload(text);
  if (!Array.isArray(given) && !(isObject(given) && 'alerts' in given)) {
    throw new NotUnderstoodError("the payload has no list 'alerts'");
  }
  const original = withoutEarlierFacts(text);
  const payload: JsonValue = JSON.parse(original);
  const alerts = Array.isArray(payload) ? payload : arrayAt(payload, 'alerts');
  const enrichable = alerts.flatMap((alert, position) =>
    isEnrichable(alert) ? [{ alert, position }] : [],
  );
  const asked = enrichable.slice(0, maxAlerts);
  return {
    question: asked.length > 0 ? asked.map(({ alert }) => alert) : undefined,
    asked: asked.length,
    leftOut: enrichable.length - asked.length,
    enrich: (answers, options) => {
      const facts = new Map(
        asked.map(({ alert, position }, index) => [
          position,
          factsToAdd(
            factsOf(verdictOf([answers[index]]), options),
            alert.annotations,
          ),
        ]),
      );
      return withFacts(original, facts, objectAt(payload, 'commonAnnotations'));
    },
  };
}

interface EnrichableAlert extends JsonObject {
  labels: JsonObject;
  annotations: JsonObject;
}

function isEnrichable(alert: JsonValue): alert is EnrichableAlert {
  return (
    isObject(alert) && isObject(alert.labels) && isObject(alert.annotations)
  );
}

function withoutEarlierFacts(text: string): string {
  const { alerts, common } = placesIn(text);
  return applyEdits(
    text,
    [...alerts, common].flatMap(place =>
      place ? withoutOwn(text, place.members) : [],
    ),
  );
}

/** @param factsByPosition - the facts of alerts, by their place in the list */
function withFacts(
  text: string,
  factsByPosition: ReadonlyMap<number, Map<string, string>>,
  commonAnnotations: JsonObject,
): string {
  const { alerts, common } = placesIn(text);
  const edits: Edit[] = [];
  for (const [position, facts] of factsByPosition) {
    const place = alerts[position];
    if (place) {
      edits.push(...withOwn(place.span, place.members, facts));
    }
  }
  if (common && factsByPosition.size === alerts.length) {
    const shared = sharedFacts([...factsByPosition.values()]);
    const added = factsToAdd(shared, commonAnnotations);
    edits.push(...withOwn(common.span, common.members, added));
  }
  return applyEdits(text, edits);
}

/** What is added to all alerts, and is the same for all. */
function sharedFacts(
  factsOfAlerts: ReadonlyArray<ReadonlyMap<string, string>>,
): Map<string, string> {
  const [first, ...others] = factsOfAlerts;
  return new Map(
    [...(first ?? [])].filter(([name, value]) =>
      others.every(facts => facts.get(name) === value),
    ),
  );
}

function placesIn(text: string): Places {
  const root = rootOf(text);
  const members = membersOf(text, root);
  const alerts = memberNamed(members, 'alerts');
  const list = isObjectAt(text, root) ? alerts?.value : root;
  return {
    alerts: (list ? elementsOf(text, list) : []).map(alert =>
      objectNamed(text, membersOf(text, alert), 'annotations'),
    ),
    common: objectNamed(text, members, 'commonAnnotations'),
  };
}

function objectNamed(
  text: string,
  members: readonly Member[],
  name: string,
): ObjectAt | undefined {
  const member = memberNamed(members, name);
  return member && isObjectAt(text, member.value)
    ? { span: member.value, members: membersOf(text, member.value) }
    : undefined;
}
