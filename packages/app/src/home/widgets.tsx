import { cloneElement, Fragment } from 'react';
import type { RendererProps } from '@backstage/plugin-home-react';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import { Slot } from './data/order';
import styles from './Home.module.css';

type Widget = HomePageLayoutProps['widgets'][number];

/**
 * The widget that takes the place of the search field, when its plugin is
 * installed. It is drawn without a frame.
 */
export const ASK_WIDGET_ID = 'home-page-widget:ownership/who-owns';

/** Which of Home's places the widgets of the suite belong to. */
const SLOT_OF_WIDGET: ReadonlyArray<[id: RegExp, slot: Slot]> = [
  [/^home-page-widget:environments\//, 'environments'],
  [/^home-page-widget:delivery\/reviews$/, 'reviews'],
  [/^home-page-widget:delivery\/incidents$/, 'incidents'],
  [/^home-page-widget:maturity\/organisation$/, 'organisation'],
  [/^home-page-widget:maturity\//, 'maturity'],
  [/^home-page-widget:scorecards\//, 'fixes'],
];

const COLUMNS = 12;
const DEFAULT_SPAN = 6;

/** Where a widget is shown. */
function slotOf({ node }: Pick<Widget, 'node'>): Slot {
  return SLOT_OF_WIDGET.find(([id]) => id.test(node.spec.id))?.[1] ?? 'others';
}

/**
 * How many of the twelve columns a widget takes: what it wants. One that has a
 * place among the first takes half, so that two of them are seen at once.
 */
export function spanOf(widget: Pick<Widget, 'layout'>, slot: Slot): number {
  if (slot !== 'others' && slot !== 'fixes') {
    return DEFAULT_SPAN;
  }
  const wanted = widget.layout?.width?.defaultColumns ?? DEFAULT_SPAN;
  return Math.min(Math.max(wanted, 3), COLUMNS);
}

/** The widgets of plugins, by where they are shown. */
export interface PlacedWidgets {
  ask?: Widget;
  bySlot: ReadonlyMap<Slot, Widget[]>;
}

/** Sorts the widgets into the one on top and those of each place. */
export function placeWidgets(widgets: Widget[]): PlacedWidgets {
  const bySlot = new Map<Slot, Widget[]>();
  for (const widget of widgets) {
    if (widget.node.spec.id !== ASK_WIDGET_ID) {
      const slot = slotOf(widget);
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), widget]);
    }
  }
  return {
    ask: widgets.find(({ node }) => node.spec.id === ASK_WIDGET_ID),
    bySlot,
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
