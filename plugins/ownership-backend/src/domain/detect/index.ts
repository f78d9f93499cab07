import { JsonObject, JsonValue } from '@backstage/types';
import { addAlert, alertsOf } from './alertmanager';
import { addAlone } from './alone';
import { TokenCollector } from './collector';
import { addJson, parseJson } from './json';
import { addKubernetes, isKubernetesObject } from './kubernetes';
import { addOtlp, isOtlp } from './otel';
import { addPagerEvent, pagerEventOf } from './pagerduty';
import { addText } from './text';
import { DetectedPart, DetectOptions, Detection, Sink } from './types';
import { parseManifests } from './yamlObjects';

export type { DetectedPart, DetectOptions, Detection } from './types';

type Fill = (sink: Sink) => void;

function part(
  options: DetectOptions,
  fill: Fill,
  names: Pick<DetectedPart, 'title' | 'ref'> = {},
): DetectedPart {
  const collector = new TokenCollector(options.maxTokens);
  fill(collector);
  const { title, ref } = names;
  return {
    ...(title !== undefined && { title }),
    ...(ref !== undefined && { ref }),
    tokens: collector.tokens(),
  };
}

function onePart(options: DetectOptions, fill: Fill): Detection {
  return { parts: [part(options, fill)] };
}

/** Text that is data: compressed, encrypted, or of another encoding. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  let strange = 0;
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index);
    if (code === 0) {
      return true;
    }
    const control = code < 32 && (code < 9 || code > 13) && code !== 27;
    strange += control || code === 0xfffd ? 1 : 0;
  }
  return strange > sample.length / 10;
}

function detectManifests(
  objects: JsonObject[],
  options: DetectOptions,
): Detection {
  return onePart(options, sink => {
    objects.forEach(object => addKubernetes(object, sink, addText));
  });
}

function detectJson(payload: JsonValue, options: DetectOptions): Detection {
  const alerts = alertsOf(payload);
  if (alerts !== undefined) {
    return {
      parts: alerts.map(alert =>
        part(options, sink => addAlert(alert, sink, addText), alert),
      ),
    };
  }
  const event = pagerEventOf(payload);
  if (event !== undefined) {
    const fill: Fill = sink => addPagerEvent(event, sink, addText);
    return { parts: [part(options, fill, event)] };
  }
  if (isKubernetesObject(payload)) {
    return detectManifests([payload], options);
  }
  return onePart(options, sink => {
    if (isOtlp(payload)) {
      addOtlp(payload, sink, addText);
    } else {
      addJson(payload, sink, addText);
    }
  });
}

function detectText(text: string, options: DetectOptions): Detection {
  const trimmed = text.trim();
  if (trimmed === '' || isBinary(text)) {
    return onePart(options, () => {});
  }
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    const payload = parseJson(trimmed);
    if (typeof payload === 'object' && payload !== null) {
      return detectJson(payload, options);
    }
  }
  const manifests = parseManifests(text)?.filter(isKubernetesObject) ?? [];
  if (manifests.length > 0) {
    return detectManifests(manifests, options);
  }
  return onePart(options, sink => {
    if (!addAlone(trimmed, text.indexOf(trimmed), sink)) {
      addText(text, sink);
    }
  });
}

/**
 * Finds identifiers in something pasted: an address or name, lines of logs, a
 * stack trace, telemetry, an alert, a Kubernetes object.
 *
 * Takes time in proportion to the length of the input, and never throws. How
 * long the input may be is for the caller to limit.
 *
 * @param input - text, or a payload that was parsed already
 * @internal
 */
export function detect(
  input: JsonValue,
  options: DetectOptions = {},
): Detection {
  switch (typeof input) {
    case 'string':
      return detectText(input, options);
    case 'object':
      return input === null
        ? onePart(options, () => {})
        : detectJson(input, options);
    case 'number':
      return detectText(String(input), options);
    default:
      return onePart(options, () => {});
  }
}
