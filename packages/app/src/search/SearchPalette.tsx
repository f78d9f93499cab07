import { KeyboardEvent, MouseEvent, useId, useState } from 'react';
import { useHref, useNavigate } from 'react-router-dom';
import { Dialog, DialogHeader } from '@backstage/ui';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { SearchHit } from './hits';
import { SearchPaletteBody } from './SearchPaletteBody';
import { SearchPaletteField } from './SearchPaletteField';
import { OWNER_HIT_KIND, useOwnerHit, isOwnerMeant } from './ownerHit';
import { useRecentHits } from './useRecentHits';
import { SearchHits, useSearchHits } from './useSearchHits';
import styles from './SearchPalette.module.css';

function shownHits(state: SearchHits, recent: SearchHit[]): SearchHit[] {
  if (state.status === 'idle') {
    return recent;
  }
  return state.status === 'failed' ? [] : state.hits;
}

function moved(index: number, key: string, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (index - 1 + count) % count;
    default:
      return undefined;
  }
}

function useOpen(onClose: () => void) {
  const navigate = useNavigate();
  const root = useHref('/').replace(/\/$/, '');
  const openPath = (path: string) => {
    navigate(path);
    onClose();
  };
  const openHit = (hit: SearchHit, event: MouseEvent | KeyboardEvent) => {
    const { location, isExternal } = hit;
    if (isExternal || event.metaKey || event.ctrlKey) {
      const address = isExternal ? location : `${root}${location}`;
      window.open(address, '_blank', 'noopener');
      onClose();
    } else {
      openPath(location);
    }
  };
  return { openPath, openHit };
}

/** What is typed, what is found, and which of it is selected. */
function usePalette(initialTerm: string) {
  const [term, setTerm] = useState(initialTerm);
  const [chosen, setSelected] = useState<number>();
  const { state, retry } = useSearchHits(term);
  const found = shownHits(state, useRecentHits());
  const ownerHit = useOwnerHit(term.trim());
  const hits = ownerHit ? [ownerHit, ...found] : found;
  // Who types the name of something means that, unless nothing has the name.
  const likely = isOwnerMeant(term, found) || !ownerHit ? 0 : 1;
  const type = (text: string) => {
    setTerm(text);
    setSelected(undefined);
  };
  const isChosen = chosen !== undefined;
  const selected = chosen ?? likely;
  return { term, type, selected, isChosen, setSelected, state, retry, hits };
}

function usePaletteKeys(
  palette: ReturnType<typeof usePalette>,
  actions: {
    openHit(hit: SearchHit, event: KeyboardEvent): void;
    openAll?(): void;
  },
) {
  const { hits, selected, isChosen, setSelected, state } = palette;
  // Hits that are still those of a shorter term are not what was meant.
  const isMeant = (hit: SearchHit | undefined) =>
    state.status !== 'loading' || (isChosen && hit?.kind === OWNER_HIT_KIND);
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const next = hits.length > 0 && moved(selected, event.key, hits.length);
    if (typeof next === 'number') {
      event.preventDefault();
      setSelected(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (hits[selected] && isMeant(hits[selected])) {
        actions.openHit(hits[selected], event);
      } else {
        actions.openAll?.();
      }
    }
  };
}

/** Finds anything in the portal by name. */
export function SearchPalette(props: { initialTerm: string; onClose(): void }) {
  const { initialTerm, onClose } = props;
  const { t } = usePortalTranslation();
  const listId = useId();
  const palette = usePalette(initialTerm);
  const { openPath, openHit } = useOpen(onClose);
  const { selected, setSelected, state, hits } = palette;
  const term = palette.term.trim();
  const openAll = () => openPath(`/search?query=${encodeURIComponent(term)}`);

  const onKeyDown = usePaletteKeys(palette, {
    openHit,
    openAll: term ? openAll : undefined,
  });

  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={640}
      className={styles.palette}
    >
      <DialogHeader className={styles.header}>{t('search.title')}</DialogHeader>
      <SearchPaletteField
        term={palette.term}
        listId={listId}
        selectedId={hits[selected] && `${listId}-${selected}`}
        onChange={palette.type}
        onKeyDown={onKeyDown}
      />
      <SearchPaletteBody
        {...{ listId, term, state, hits, selected }}
        onSelect={setSelected}
        onOpen={openHit}
        onOpenAll={openAll}
        onRetry={palette.retry}
      />
    </Dialog>
  );
}
