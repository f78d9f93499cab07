import { ordersBeginnings } from './orders/beginnings.mjs';
import { ordersKeeping } from './orders/keeping.mjs';
import { ordersMoving } from './orders/moving.mjs';
import { ordersOpen } from './orders/open.mjs';
import { ordersPaying } from './orders/paying.mjs';
import { ordersServing } from './orders/serving.mjs';
import { ordersWatching } from './orders/watching.mjs';

export const ordersPlan = {
  name: 'orders',
  team: 'ordering',
  firstVersion: '0.1.0',
  merging: 0.3,
  changes: [
    ...ordersBeginnings,
    ...ordersServing,
    ...ordersPaying,
    ...ordersKeeping,
    ...ordersMoving,
    ...ordersWatching,
  ],
  open: ordersOpen,
};
