import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  MetricId,
  ScopeFigures,
} from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { StoredFigures } from '../store';

/** As many as one request may ask for. */
const SCOPES = 200;
/** Levels move slowly, and so does what they are held against. */
export const FIGURE_DAYS = 90;
/** A number of fewer items says more of each than of the team. */
const LEAST_ITEMS = 5;

/** What delivery says of groups, over the time that the model is proven by. */
export async function readFigures(options: {
  delivery: DeliveryService;
  credentials: BackstageCredentials;
  groups: readonly string[];
  now: Date;
  signal: AbortSignal;
}): Promise<Map<string, StoredFigures>> {
  const { delivery, credentials, groups, now, signal } = options;
  const from = new Date(now.getTime() - FIGURE_DAYS * 24 * 60 * 60_000);
  const period = { from: from.toISOString(), to: now.toISOString() };
  const api = delivery.as({ credentials, signal });
  const figures = new Map<string, StoredFigures>();
  for (let start = 0; start < groups.length; start += SCOPES) {
    const scopes = groups.slice(start, start + SCOPES);
    const { items } = await api.getFigures({ scopes, ...period });
    for (const item of items.filter(it => it.hasData)) {
      figures.set(item.scope, figuresOf(item));
    }
  }
  return figures;
}

function figuresOf({
  mergedChanges,
  waitingChanges,
  metrics,
}: ScopeFigures): StoredFigures {
  const outcomes: Partial<Record<MetricId, number>> = {};
  for (const { id, measured } of metrics) {
    if (measured.value !== undefined && measured.n >= LEAST_ITEMS) {
      outcomes[id] = measured.value;
    }
  }
  return { mergedChanges, waitingChanges, outcomes };
}
