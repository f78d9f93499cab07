import { memo, ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import {
  BreadcrumbEntry,
  PageLayout,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';

/**
 * A part of a page, with a tab and an address of its own.
 *
 * @public
 */
export interface PagePart {
  /** Below that of the page; empty for the part at the page's own address. */
  path: string;
  /** What its tab and its breadcrumb say, in the language of the person. */
  title: string;
  icon?: PageLayoutProps['icon'];
  /** What is shown at its address. */
  element: ReactNode;
}

/**
 * The properties of a {@link PartedPage}.
 *
 * @public
 */
export interface PartedPageProps
  extends Pick<
    PageLayoutProps,
    'title' | 'icon' | 'titleLink' | 'headerActions'
  > {
  /** In the order of their tabs. */
  parts: PagePart[];
}

function areSameLists<T>(
  one: readonly T[] = [],
  other: readonly T[] = [],
  isSame: (one: T, other: T) => boolean,
): boolean {
  return (
    one.length === other.length &&
    one.every((item, index) => isSame(item, other[index]))
  );
}

function areSamePages(one: PartedPageProps, other: PartedPageProps): boolean {
  return (
    one.title === other.title &&
    one.icon === other.icon &&
    one.titleLink === other.titleLink &&
    areSameLists(one.headerActions, other.headerActions, Object.is) &&
    areSameLists(
      one.parts,
      other.parts,
      (part, otherPart) =>
        part.path === otherPart.path &&
        part.title === otherPart.title &&
        part.icon === otherPart.icon &&
        part.element === otherPart.element,
    )
  );
}

/**
 * Drawn anew only when it is to be another: Backstage's `PageLayout` mounts all
 * that is inside of it anew each time that it is drawn, and who types into a
 * field there, whose text is in the address, would lose it.
 */
const StablePage = memo(function PageOnce(props: PartedPageProps) {
  const { parts, ...layout } = props;
  return (
    <PageLayout
      {...layout}
      tabs={parts.map(({ path, title, icon }) => ({
        id: path,
        label: title,
        icon,
        href: path,
      }))}
    >
      <Routes>
        {parts.length > 0 && parts.every(({ path }) => path) && (
          <Route index element={<Navigate to={parts[0].path} replace />} />
        )}
        {parts.map(({ path, title, element }) => (
          <Route
            key={path}
            path={`${path}/*`}
            element={
              path ? (
                <BreadcrumbEntry entry={{ label: title, href: path }}>
                  {element}
                </BreadcrumbEntry>
              ) : (
                element
              )
            }
          />
        ))}
      </Routes>
    </PageLayout>
  );
}, areSamePages);

/**
 * A page of Backstage's new frontend system with its sub-pages as tabs, in the
 * language of the person: those that `PageBlueprint` draws itself are titled
 * before there is a language. The part at the page's own address has no
 * breadcrumb of its own, for it would only repeat that of the page. What is in
 * a part stays as it is while the address changes within it.
 *
 * @public
 */
export function PartedPage(props: PartedPageProps): JSX.Element {
  return <StablePage {...props} />;
}
