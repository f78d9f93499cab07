import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';

/** What a freeze can be for. */
export interface FreezeScope {
  stage: string;
  component: string;
  owner?: string;
}

/** The freeze that keeps a stage closed for longest, if one does now. */
export function freezeInForce(
  freezes: readonly FreezeWindow[],
  { stage, component, owner }: FreezeScope,
  now: Date,
): FreezeWindow | undefined {
  return freezes
    .filter(
      ({ from, to, stages, entities }) =>
        new Date(from) <= now &&
        now < new Date(to) &&
        (stages.length === 0 || stages.includes(stage)) &&
        (entities.length === 0 ||
          entities.includes(component) ||
          (owner !== undefined && entities.includes(owner))),
    )
    .sort((a, b) => Date.parse(b.to) - Date.parse(a.to))
    .at(0);
}
