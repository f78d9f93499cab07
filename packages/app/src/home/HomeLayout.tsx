import { CSSProperties, ReactNode } from 'react';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import {
  Loadable,
  Panel,
  PanelFrame,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { useViewer, Viewer } from './data/useViewer';
import { Greeting } from './Greeting';
import { HomeSearch } from './HomeSearch';
import { RecentPanel, StarredPanel } from './panels/EntityListPanels';
import { OwnedPanel } from './panels/OwnedPanel';
import { SystemsPanel } from './panels/SystemsPanel';
import { TeamPanel } from './panels/TeamPanel';
import { AskWidget, GridWidget, placeWidgets, spanOf } from './widgets';
import styles from './Home.module.css';

function Cell(props: {
  span: number;
  /** As high as its content, whatever is beside it. */
  isFitted?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={styles.cell}
      data-fitted={props.isFitted || undefined}
      style={{ '--span': props.span } as CSSProperties}
    >
      {props.children}
    </div>
  );
}

/** What concerns the person: their components and team, or all systems. */
function OwnPanels(props: { viewer: Loadable<Viewer> }) {
  const { viewer } = props;
  const { t } = usePortalTranslation();
  if (viewer.status === 'ready') {
    return (
      <>
        <Cell span={8}>
          {viewer.value.isLeader ? (
            <SystemsPanel />
          ) : (
            <OwnedPanel viewer={viewer.value} />
          )}
        </Cell>
        <Cell span={4}>
          <TeamPanel viewer={viewer.value} />
        </Cell>
      </>
    );
  }
  if (viewer.status === 'failed') {
    return (
      <Cell span={12}>
        <Panel
          title={t('home.team')}
          state={viewer}
          skeleton={null}
          failed={t('home.teamFailed')}
        >
          {() => null}
        </Panel>
      </Cell>
    );
  }
  return (
    <>
      <Cell span={8}>
        <PanelFrame title={t('home.yours')} isBusy>
          <RowSkeletons rows={6} />
        </PanelFrame>
      </Cell>
      <Cell span={4}>
        <PanelFrame title={t('home.team')} isBusy>
          <RowSkeletons rows={4} />
        </PanelFrame>
      </Cell>
    </>
  );
}

/** The first page after sign-in: the answer first, then what to look at. */
export function HomeLayout(props: HomePageLayoutProps) {
  const viewer = useViewer();
  const { ask, grid } = placeWidgets(props.widgets);
  return (
    <div className={styles.page}>
      <Greeting viewer={viewer} now={new Date()} />
      {ask ? <AskWidget widget={ask} /> : <HomeSearch />}
      <div className={styles.grid}>
        {grid.map(widget => (
          <Cell key={widget.node.spec.id} span={spanOf(widget)}>
            <GridWidget widget={widget} />
          </Cell>
        ))}
        <OwnPanels viewer={viewer} />
        <Cell span={6} isFitted>
          <StarredPanel />
        </Cell>
        <Cell span={6} isFitted>
          <RecentPanel />
        </Cell>
      </div>
    </div>
  );
}
