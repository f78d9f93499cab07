import { CSSProperties, ReactNode } from 'react';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import {
  Loadable,
  Panel,
  PanelFrame,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { orderOf, Slot } from './data/order';
import { useStanding, ViewerStanding } from './data/useStanding';
import { useViewer, Viewer } from './data/useViewer';
import { Greeting } from './Greeting';
import { HomeSearch } from './HomeSearch';
import { RecentPanel, StarredPanel } from './panels/EntityListPanels';
import { NextPanel } from './panels/NextPanel';
import { OnCallPanel } from './panels/OnCallPanel';
import { OwnedPanel } from './panels/OwnedPanel';
import { PlatformPanel } from './panels/PlatformPanel';
import { SystemsPanel } from './panels/SystemsPanel';
import { TeamPanel } from './panels/TeamPanel';
import {
  AskWidget,
  GridWidget,
  placeWidgets,
  PlacedWidgets,
  spanOf,
} from './widgets';
import styles from './Home.module.css';

/** A cell of a row; a panel that has nothing to say leaves its room to others. */
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

/** How many of twelve columns a place takes; half of them unless said. */
const SPANS: Partial<Record<Slot, number>> = {
  systems: 8,
  owned: 8,
  team: 4,
};

function OwnPanel(props: {
  slot: Slot;
  viewer: Viewer;
  standing: ViewerStanding;
}): JSX.Element | null {
  const { slot, viewer, standing } = props;
  switch (slot) {
    case 'next':
      return <NextPanel viewer={viewer} />;
    case 'onCall':
      return (
        <OnCallPanel
          onCall={standing.onCall}
          userEntityRef={viewer.userEntityRef}
        />
      );
    case 'platform':
      return <PlatformPanel />;
    case 'systems':
      return <SystemsPanel />;
    case 'owned':
      return <OwnedPanel viewer={viewer} />;
    case 'team':
      return <TeamPanel viewer={viewer} />;
    case 'starred':
      return <StarredPanel />;
    case 'recent':
      return <RecentPanel />;
    default:
      return null;
  }
}

/** A place: the widgets of plugins that belong there, or a panel of ours. */
function Place(props: {
  slot: Slot;
  widgets: PlacedWidgets;
  viewer: Viewer;
  standing: ViewerStanding;
}) {
  const { slot, widgets } = props;
  const placed = widgets.bySlot.get(slot) ?? [];
  return (
    <>
      {placed.map(widget => (
        <Cell key={widget.node.spec.id} span={spanOf(widget, slot)}>
          <GridWidget widget={widget} />
        </Cell>
      ))}
      <Cell
        span={SPANS[slot] ?? 6}
        isFitted={slot === 'starred' || slot === 'recent'}
      >
        <OwnPanel {...props} />
      </Cell>
    </>
  );
}

function Skeletons() {
  const { t } = usePortalTranslation();
  return (
    <>
      <Cell span={6}>
        <PanelFrame title={t('home.next.title')} isBusy>
          <RowSkeletons rows={4} />
        </PanelFrame>
      </Cell>
      <Cell span={6}>
        <PanelFrame title={t('home.team')} isBusy>
          <RowSkeletons rows={4} />
        </PanelFrame>
      </Cell>
      <Cell span={12}>
        <PanelFrame title={t('home.yours')} isBusy>
          <RowSkeletons rows={6} />
        </PanelFrame>
      </Cell>
    </>
  );
}

/** What concerns the person, what is of most use to them first. */
function Places(props: { viewer: Viewer; widgets: PlacedWidgets }) {
  const { viewer, widgets } = props;
  const standing = useStanding(viewer);
  if (!standing.standing) {
    return <Skeletons />;
  }
  return (
    <>
      {orderOf(standing.standing).map(slot => (
        <Place key={slot} {...{ slot, widgets, viewer, standing }} />
      ))}
    </>
  );
}

/** What is of use to anybody while it is not known who looks. */
function Unknown(props: {
  viewer: Extract<Loadable<Viewer>, { status: 'failed' }>;
  widgets: PlacedWidgets;
}) {
  const { viewer, widgets } = props;
  const { t } = usePortalTranslation();
  return (
    <>
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
      {[...widgets.bySlot].flatMap(([slot, placed]) =>
        placed.map(widget => (
          <Cell key={widget.node.spec.id} span={spanOf(widget, slot)}>
            <GridWidget widget={widget} />
          </Cell>
        )),
      )}
      <Cell span={6} isFitted>
        <StarredPanel />
      </Cell>
      <Cell span={6} isFitted>
        <RecentPanel />
      </Cell>
    </>
  );
}

function Grid(props: { viewer: Loadable<Viewer>; widgets: PlacedWidgets }) {
  const { viewer, widgets } = props;
  switch (viewer.status) {
    case 'loading':
      return <Skeletons />;
    case 'failed':
      return <Unknown viewer={viewer} widgets={widgets} />;
    default:
      return <Places viewer={viewer.value} widgets={widgets} />;
  }
}

/** The first page after sign-in: the answer first, then what to look at. */
export function HomeLayout(props: HomePageLayoutProps) {
  const viewer = useViewer();
  const widgets = placeWidgets(props.widgets);
  return (
    <div className={styles.page}>
      <Greeting viewer={viewer} now={new Date()} />
      {widgets.ask ? <AskWidget widget={widgets.ask} /> : <HomeSearch />}
      <div className={styles.grid}>
        <Grid viewer={viewer} widgets={widgets} />
      </div>
    </div>
  );
}
