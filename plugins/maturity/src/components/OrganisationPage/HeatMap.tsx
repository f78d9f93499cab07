import { CSSProperties } from 'react';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { EntityTitle } from '@groundwork/backstage-plugin-groundwork-react';
import {
  LevelDistribution,
  OrganisationMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { Levels } from '../../logic/levels';
import { LevelOrder, nextOrder, TreeLine } from '../../logic/tree';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName, LevelBar, LinkTo, ReadinessMark } from '../shared';
import { HeatCell } from './HeatCell';
import styles from './HeatMap.module.css';

/** How rows are sorted, and how to sort them by another capability. */
export interface HeatOrder {
  order: LevelOrder | undefined;
  /** Left out where the organisation does not let teams be compared. */
  setOrder?(text: string): void;
}

function Head(
  props: HeatOrder & { capability: Capability; isSorted: boolean },
) {
  const { capability, order, setOrder, isSorted } = props;
  const { t } = useMaturityTranslation();
  if (!setOrder) {
    return <CapabilityName capability={capability} />;
  }
  const name = t(`shared.capability.${capability}`);
  const Arrow =
    order?.direction === 'descending' ? RiArrowDownLine : RiArrowUpLine;
  return (
    <button
      type="button"
      className={styles.sort}
      title={t('organisation.sortHint', { capability: name })}
      onClick={() => setOrder(nextOrder(capability, order))}
    >
      <CapabilityName capability={capability} />
      {isSorted && <Arrow size="1em" aria-hidden />}
    </button>
  );
}

function ColumnHead(
  props: HeatOrder & { of: LevelDistribution; levels: Levels },
) {
  const { of, levels, order, setOrder } = props;
  const { capability } = of;
  const isSorted = order?.capability === capability;
  return (
    <th
      scope="col"
      aria-sort={setOrder && (isSorted ? order.direction : 'none')}
    >
      <span className={styles.head}>
        <Head
          capability={capability}
          order={order}
          setOrder={setOrder}
          isSorted={isSorted}
        />
        <LevelBar of={of} levels={levels} />
      </span>
    </th>
  );
}

const depthStyle = (depth: number) => ({ '--depth': depth } as CSSProperties);

/** Where a group is called what the answer calls it, so that nobody waits for it. */
export function GroupTitle(props: {
  entityRef: string;
  groups: OrganisationMaturity['groups'];
}) {
  const { entityRef, groups } = props;
  const known = groups.find(group => group.entityRef === entityRef);
  return known ? <>{known.title}</> : <EntityTitle entityRef={entityRef} />;
}

function Line(props: { line: TreeLine; of: OrganisationMaturity }) {
  const { line, of } = props;
  const links = useMaturityLinks();
  if (line.kind === 'group') {
    return (
      <tr>
        <th
          scope="row"
          className={styles.groupName}
          style={depthStyle(line.depth)}
        >
          <div className={styles.name}>
            <GroupTitle entityRef={line.entityRef} groups={of.groups} />
          </div>
        </th>
        <td colSpan={of.distribution.length + 1} />
      </tr>
    );
  }
  const { entityRef, title, capabilities, readiness } = line.team;
  return (
    <tr>
      <th scope="row" style={depthStyle(line.depth)}>
        <div className={styles.name}>
          <LinkTo to={links.team(entityRef)}>{title}</LinkTo>
        </div>
      </th>
      {of.distribution.map(({ capability }) => {
        const cell = capabilities.find(it => it.capability === capability);
        return (
          <td key={capability}>
            {cell && <HeatCell of={cell} levels={of.model.levels} />}
          </td>
        );
      })}
      <td className={styles.readiness}>
        <ReadinessMark verdict={readiness} />
      </td>
    </tr>
  );
}

/** Teams by capabilities; columns are headed by how all teams are spread. */
export function HeatMap(
  props: HeatOrder & { of: OrganisationMaturity; lines: TreeLine[] },
) {
  const { of, lines, order, setOrder } = props;
  const { t } = useMaturityTranslation();
  return (
    <table className={styles.table} aria-label={t('organisation.heatMap')}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles.head}>{t('shared.team')}</span>
          </th>
          {of.distribution.map(column => (
            <ColumnHead
              key={column.capability}
              of={column}
              levels={of.model.levels}
              order={order}
              setOrder={setOrder}
            />
          ))}
          <th scope="col">
            <span className={styles.head}>
              {t('organisation.readinessTitle')}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <Line
            key={
              line.kind === 'team'
                ? line.team.entityRef
                : `${line.depth} ${line.entityRef}`
            }
            line={line}
            of={of}
          />
        ))}
      </tbody>
    </table>
  );
}
