import { JsonValue } from '@backstage/types';
import { scaledSink } from './collector';
import { addJson, AddText, arrayAt, isObject } from './json';
import { Sink } from './types';

const SIGNALS = ['resourceSpans', 'resourceLogs', 'resourceMetrics'];

/** Spans and records tell what was called; the resource, who it was. */
const WITHIN = 0.5;

/** Whether the value is an export request of OTLP in its JSON form. */
export function isOtlp(value: JsonValue): boolean {
  return (
    isObject(value) && SIGNALS.some(signal => Array.isArray(value[signal]))
  );
}

/**
 * Adds what OTLP data identifies, resource by resource: the attributes of one
 * do not qualify those of another.
 */
export function addOtlp(value: JsonValue, sink: Sink, addText: AddText): void {
  for (const signal of SIGNALS) {
    for (const entry of arrayAt(value, signal)) {
      if (isObject(entry)) {
        const { resource, ...rest } = entry;
        addJson(resource ?? {}, sink, addText);
        addJson(rest, scaledSink(sink, WITHIN, undefined), addText);
      }
    }
  }
}
