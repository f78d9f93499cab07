import {
  MetricItem,
  MetricItemPage,
} from '@groundwork/backstage-plugin-delivery-common';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';

/** An item that a list can tell from the others. */
export type KeyedItem = MetricItem & { id: string };

/**
 * Gives each item a key: the same change is behind a number once for each
 * component that it touches.
 */
export function keyedItems(page: MetricItemPage): Page<KeyedItem> {
  return {
    items: page.items.map(item => ({
      ...item,
      id: [item.item, item.component, item.at].join(' '),
    })),
    pageInfo: page.pageInfo,
  };
}
