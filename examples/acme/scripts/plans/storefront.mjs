import { storefrontBeginnings } from './storefront/beginnings.mjs';
import { storefrontIncident } from './storefront/incident.mjs';
import { storefrontOpen } from './storefront/open.mjs';
import { storefrontOrdering } from './storefront/ordering.mjs';
import { storefrontPolish } from './storefront/polish.mjs';
import { storefrontRunning } from './storefront/running.mjs';

export const storefrontPlan = {
  name: 'storefront',
  team: 'storefront-web',
  firstVersion: '0.1.0',
  merging: 0.5,
  changes: [
    ...storefrontBeginnings,
    ...storefrontOrdering,
    ...storefrontPolish,
    ...storefrontIncident,
    ...storefrontRunning,
  ],
  open: storefrontOpen,
};
