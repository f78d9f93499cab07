import { PlannedDeployment } from './planning';
import { resourceLines } from './resourcesAfter';
import { nameOf } from './words';

/** What people who are to agree get to read, in lines. */
export function summaryOf({
  prepared,
  previousVersion,
  gates,
  resources,
  cost,
}: PlannedDeployment): string[] {
  const { release, stage, componentRef } = prepared;
  return [
    `${nameOf(componentRef)} in ${stage.title}: ${
      previousVersion ?? 'nothing'
    } → ${release.version}`,
    `Commit ${release.commit}`,
    ...resourceLines(resources),
    ...(cost.perDay === cost.perDayBefore
      ? []
      : [
          `Costs ${cost.perDay.toFixed(2)} ${
            cost.currency
          } per day, before ${cost.perDayBefore.toFixed(2)}`,
        ]),
    ...gates
      .filter(({ gate }) => gate !== 'approval')
      .map(({ message }) => message),
  ];
}
