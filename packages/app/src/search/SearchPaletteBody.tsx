import { KeyboardEvent, MouseEvent, useEffect, useRef } from 'react';
import { Button, Skeleton, Text } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import {
  EntityTitle,
  Notice,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  PortalTranslate,
  usePortalTranslation,
} from '../translation/usePortalTranslation';
import { HitAbout, HitIcon } from './HitParts';
import { SearchHit } from './hits';
import { OWNER_HIT_KIND } from './ownerHit';
import { SearchHits } from './useSearchHits';
import styles from './SearchPalette.module.css';

interface BodyProps {
  listId: string;
  term: string;
  state: SearchHits;
  hits: SearchHit[];
  selected: number;
  onSelect(index: number): void;
  onOpen(hit: SearchHit, event: MouseEvent | KeyboardEvent): void;
  onOpenAll(): void;
  onRetry(): void;
}

function HitOption(props: {
  id: string;
  hit: SearchHit;
  isSelected: boolean;
  onHover(): void;
  onOpen(event: MouseEvent): void;
}) {
  const { id, hit, isSelected, onHover, onOpen } = props;
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) {
      ref.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [isSelected]);
  return (
    // The keyboard is served by the field, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      ref={ref}
      id={id}
      role="option"
      aria-selected={isSelected}
      className={styles.option}
      onMouseMove={onHover}
      onClick={onOpen}
    >
      <HitIcon hit={hit} />
      <span className={styles.optionTitle}>
        {hit.entityRef ? <EntityTitle entityRef={hit.entityRef} /> : hit.title}
      </span>{' '}
      <span className={styles.optionAbout}>
        <HitAbout hit={hit} />
      </span>
    </li>
  );
}

function Hits(props: BodyProps) {
  const { listId, hits, selected, onSelect, onOpen } = props;
  const { t } = usePortalTranslation();
  return (
    <ul
      id={listId}
      role="listbox"
      aria-label={t('search.results')}
      className={styles.options}
    >
      {hits.map((hit, index) => (
        <HitOption
          key={hit.id}
          id={`${listId}-${index}`}
          hit={hit}
          isSelected={index === selected}
          onHover={() => onSelect(index)}
          onOpen={event => onOpen(hit, event)}
        />
      ))}
    </ul>
  );
}

function Message(props: BodyProps) {
  const { state, term, hits, onRetry } = props;
  const { t } = usePortalTranslation();
  const hasFound = hits.some(({ kind }) => kind !== OWNER_HIT_KIND);
  if (state.status === 'failed') {
    return (
      <div className={styles.message}>
        <Notice title={t('search.failed')} advice={state.error.message}>
          <Button variant="secondary" onPress={onRetry}>
            {t('search.retry')}
          </Button>
        </Notice>
      </div>
    );
  }
  if (state.status === 'ready' && !hasFound) {
    return (
      <div className={styles.message}>
        <Text as="p" weight="bold">
          {t('search.nothingTitle', { term })}
        </Text>
        <Text as="p" color="secondary">
          {t('search.nothingAdvice')}
        </Text>
      </div>
    );
  }
  if (state.status === 'loading' && !hasFound) {
    return (
      <div className={styles.skeletons} aria-hidden="true">
        {[72, 56, 64].map(width => (
          <Skeleton key={width} height={20} width={`${width}%`} />
        ))}
      </div>
    );
  }
  if (state.status === 'idle') {
    return (
      <Text as="p" color="secondary" className={styles.hint}>
        {hasFound ? t('search.recent') : t('search.hint')}
      </Text>
    );
  }
  return null;
}

function Keys() {
  const { t } = usePortalTranslation();
  return (
    <span className={styles.keys} aria-hidden="true">
      <kbd>↑</kbd>
      <kbd>↓</kbd> {t('search.keyMove')}
      <kbd>↵</kbd> {t('search.keyOpen')}
      <kbd>Esc</kbd> {t('search.keyClose')}
    </span>
  );
}

function statusText(props: BodyProps, t: PortalTranslate): string {
  const { state } = props;
  switch (state.status) {
    case 'loading':
      return t('search.searching');
    case 'ready':
      return t('search.count', { count: state.total });
    default:
      return '';
  }
}

/** What the palette found, or why there is nothing. */
export function SearchPaletteBody(props: BodyProps) {
  const { term, state, hits, onOpenAll } = props;
  const { t } = usePortalTranslation();
  const isNothing = state.status === 'ready' && state.total === 0;
  return (
    <>
      <div className={styles.body}>
        {/* What was visited lately has a heading; a message follows hits. */}
        {state.status === 'idle' && <Message {...props} />}
        {hits.length > 0 && <Hits {...props} />}
        {state.status !== 'idle' && <Message {...props} />}
      </div>
      <div className={styles.footer}>
        {term && !isNothing ? (
          <button type="button" className={styles.all} onClick={onOpenAll}>
            {t('search.all', { term })}
            <RiArrowRightLine size={16} aria-hidden />
          </button>
        ) : (
          <span />
        )}
        <span role="status" className={styles.status}>
          {statusText(props, t)}
        </span>
        <Keys />
      </div>
    </>
  );
}
