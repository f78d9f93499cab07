/**
 * What other plugins and modules need of the scorecards plugin.
 *
 * @packageDocumentation
 */
export * from './collectors';
export * from './facts';
export * from './service';
export type { FactDeclaration } from './engine';
