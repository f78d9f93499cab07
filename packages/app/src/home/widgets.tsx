import { cloneElement, Fragment } from 'react';
import type { RendererProps } from '@backstage/plugin-home-react';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import styles from './Home.module.css';

type Widget = HomePageLayoutProps['widgets'][number];

/**
 * The widget that takes the place of the search field, when its plugin is
 * installed. It is drawn without a frame.
 */
export const ASK_WIDGET_ID = 'home-page-widget:ownership/who-owns';

const COLUMNS = 12;
const DEFAULT_SPAN = 6;

/** How many of the grid's twelve columns a widget takes. */
export function spanOf(widget: Pick<Widget, 'layout'>): number {
  const wanted = widget.layout?.width?.defaultColumns ?? DEFAULT_SPAN;
  return Math.min(Math.max(wanted, 3), COLUMNS);
}

/** Sorts the widgets into the one on top and those of the grid. */
export function placeWidgets(widgets: Widget[]): {
  ask?: Widget;
  grid: Widget[];
} {
  return {
    ask: widgets.find(({ node }) => node.spec.id === ASK_WIDGET_ID),
    grid: widgets.filter(({ node }) => node.spec.id !== ASK_WIDGET_ID),
  };
}

function BareWidget(props: RendererProps) {
  const { Content, ContextProvider = Fragment } = props;
  return (
    <ContextProvider>
      <Content />
    </ContextProvider>
  );
}

function WidgetPanel(props: RendererProps) {
  const { title, Content, Actions, ContextProvider = Fragment } = props;
  return (
    <ContextProvider>
      <PanelFrame title={title ?? ''} meta={Actions && <Actions />}>
        <div className={styles.widget}>
          <Content />
        </div>
      </PanelFrame>
    </ContextProvider>
  );
}

/** The widget on top, as its plugin draws it. */
export function AskWidget(props: { widget: Widget }) {
  return cloneElement(props.widget.component, { Renderer: BareWidget });
}

/** A widget in the frame that all panels of Home have. */
export function GridWidget(props: { widget: Widget }) {
  const { component, title } = props.widget;
  // A widget without a title brings a frame of its own.
  return title ? cloneElement(component, { Renderer: WidgetPanel }) : component;
}
