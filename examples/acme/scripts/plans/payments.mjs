import { paymentsBeginnings } from './payments/beginnings.mjs';
import { paymentsIncident } from './payments/incident.mjs';
import { paymentsKeys } from './payments/keys.mjs';
import { paymentsMoneyMoves } from './payments/money-moves.mjs';
import { paymentsOpen } from './payments/open.mjs';
import { paymentsOperations } from './payments/operations.mjs';
import { paymentsSettling } from './payments/settling.mjs';

export const paymentsPlan = {
  name: 'payments',
  team: 'payments-core',
  firstVersion: '0.1.0',
  // This team merges branches as they are; the others squash most of theirs.
  merging: 0.8,
  changes: [
    ...paymentsBeginnings,
    ...paymentsMoneyMoves,
    ...paymentsKeys,
    ...paymentsOperations,
    ...paymentsIncident,
    ...paymentsSettling,
  ],
  open: paymentsOpen,
};
