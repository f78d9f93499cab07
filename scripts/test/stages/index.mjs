import { apiReports } from './api-reports.mjs';
import { build } from './build.mjs';
import { config } from './config.mjs';
import { e2e } from './e2e.mjs';
import { format } from './format.mjs';
import { lint } from './lint.mjs';
import { node } from './node.mjs';
import { types } from './types.mjs';
import { unit } from './unit.mjs';

/** In the order in which they run. */
export const stages = [
  format,
  lint,
  types,
  // What takes one core comes before what takes all of them
  node,
  build,
  apiReports,
  config,
  unit,
  e2e,
];
