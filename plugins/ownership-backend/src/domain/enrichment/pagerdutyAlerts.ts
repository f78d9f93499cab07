import { JsonObject, JsonValue } from '@backstage/types';
import { isObject, parseJson } from '../detect/json';

/** Alertmanager's default template indents each label and annotation so. */
const PAIR = /^ - ([^ ]+) = (.*)$/;

/**
 * The alerts that Alertmanager tells of in `custom_details.firing`: text made by
 * its default template, or in later versions JSON. Reading them as the alerts
 * that they were finds owners where the text alone would name words.
 *
 * @returns none for what anybody else sends
 */
export function firingAlerts(details: JsonValue | undefined): JsonObject[] {
  const firing = isObject(details) ? details.firing : undefined;
  if (typeof firing !== 'string') {
    return alertsIn(firing);
  }
  return firing.trimStart().startsWith('[')
    ? alertsIn(parseJson(firing))
    : alertsInText(firing);
}

function alertsIn(list: JsonValue | undefined): JsonObject[] {
  const alerts = Array.isArray(list) ? list : [];
  return alerts.flatMap(alert =>
    isObject(alert) && isObject(alert.labels)
      ? [
          {
            labels: alert.labels,
            annotations: isObject(alert.annotations) ? alert.annotations : {},
          },
        ]
      : [],
  );
}

function alertsInText(text: string): JsonObject[] {
  const alerts: Array<Record<'labels' | 'annotations', Map<string, string>>> =
    [];
  let pairs: Map<string, string> | undefined;
  for (const line of text.split('\n')) {
    const [, name, value] = PAIR.exec(line) ?? [];
    if (name !== undefined) {
      pairs?.set(name, value);
    } else if (line === 'Labels:') {
      alerts.push({ labels: new Map(), annotations: new Map() });
      pairs = alerts.at(-1)?.labels;
    } else if (line === 'Annotations:') {
      pairs = alerts.at(-1)?.annotations;
    } else if (line.startsWith('Source: ')) {
      pairs = undefined;
    }
  }
  return alerts.map(({ labels, annotations }) => ({
    labels: Object.fromEntries(labels),
    annotations: Object.fromEntries(annotations),
  }));
}
