import { JsonObject, JsonValue } from '@backstage/types';
import { addAttributes, Attribute } from './attributes';
import { scaledSink } from './collector';
import { AddText, arrayAt, isObject, objectAt, stringAt } from './json';
import { Sink } from './types';
import { visiblePlace } from './url';

/** One alert of a group. */
export interface Alert {
  title?: string;
  ref?: string;
  /** Which system sent it. */
  detector: 'alertmanager' | 'grafana';
  labels: Attribute[];
  annotations: Attribute[];
  /** Addresses that lead to what the alert is about. */
  links: string[];
}

/** Labels that say how bad or where it is, not what. */
const GENERAL_LABELS =
  /^(?:severity|priority|prometheus|cluster|region|zone|env|environment|stage|monitor|receiver|grafana_folder|team|owner)$/i;

/** How much prose weighs beside labels. */
const PROSE = 0.5;

function attributesOf(value: JsonObject): Attribute[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && inner !== ''
      ? [{ name, value: inner, place: visiblePlace(inner) }]
      : [],
  );
}

function isAlert(value: JsonValue): value is JsonObject {
  return isObject(value) && isObject(value.labels);
}

function isGrafana(payload: JsonValue, alert: JsonObject): boolean {
  return (
    (isObject(payload) && 'orgId' in payload) ||
    'silenceURL' in alert ||
    'valueString' in alert ||
    'dashboardURL' in alert
  );
}

function alertOf(alert: JsonObject, payload: JsonValue): Alert {
  const labels = attributesOf(objectAt(alert, 'labels'));
  const annotations = attributesOf(objectAt(alert, 'annotations'));
  const name = labels.find(label => label.name === 'alertname')?.value;
  const summary = annotations.find(({ name: key }) => key === 'summary')?.value;
  return {
    title: name ?? summary,
    ref: stringAt(alert, 'fingerprint'),
    detector: isGrafana(payload, alert) ? 'grafana' : 'alertmanager',
    labels,
    annotations,
    links: [
      stringAt(alert, 'dashboardURL'),
      stringAt(alert, 'panelURL'),
    ].filter(link => link !== undefined),
  };
}

/**
 * The alerts of a notification of Alertmanager (webhook version 4) or Grafana,
 * or of a list as Alertmanager's API takes and gives it. Undefined if the value
 * is neither.
 */
export function alertsOf(payload: JsonValue): Alert[] | undefined {
  if (Array.isArray(payload)) {
    const isList = payload.length > 0 && payload.every(isAlert);
    return isList
      ? payload.filter(isAlert).map(alert => alertOf(alert, payload))
      : undefined;
  }
  if (!isObject(payload)) {
    return undefined;
  }
  if (isObject(payload.commonLabels) || isObject(payload.groupLabels)) {
    const alerts = arrayAt(payload, 'alerts').filter(isAlert);
    const group = {
      labels: {
        ...objectAt(payload, 'groupLabels'),
        ...objectAt(payload, 'commonLabels'),
      },
      annotations: objectAt(payload, 'commonAnnotations'),
    };
    return (alerts.length > 0 ? alerts : [group]).map(alert =>
      alertOf(alert, payload),
    );
  }
  const alerts = arrayAt(payload, 'alerts').filter(isAlert);
  if (alerts.length > 0) {
    return alerts.map(alert => alertOf(alert, payload));
  }
  const single =
    isAlert(payload) && ('startsAt' in payload || 'annotations' in payload);
  return single ? [alertOf(payload, payload)] : undefined;
}

function labelWeight(name: string): number {
  if (name.startsWith('__')) {
    return 0;
  }
  if (GENERAL_LABELS.test(name)) {
    return 0.1;
  }
  return name === 'alertname' ? 0.4 : 0.85;
}

/** Adds what one alert identifies. */
export function addAlert(alert: Alert, sink: Sink, addText: AddText): void {
  const { detector } = alert;
  for (const { name, value, place } of alert.labels) {
    const label = `${name}=${value}`;
    const weight = labelWeight(name);
    sink.add({ kind: 'alert-label', value: label, weight }, detector, place);
  }
  const readProse = (text: string, weight: number) =>
    addText(text, scaledSink(sink, weight * PROSE, undefined));
  addAttributes(alert.labels, detector, sink, (text, _role, weight) =>
    readProse(text, weight),
  );
  const unknown = addAttributes(
    alert.annotations,
    detector,
    sink,
    (text, _role, weight) => readProse(text, weight),
  );
  unknown.forEach(({ value }) => readProse(value, 1));
  for (const link of alert.links) {
    const place = visiblePlace(link);
    sink.add({ kind: 'url', value: link, weight: 0.5 }, detector, place);
  }
}
