import { MouseEvent, ReactNode, useMemo, useRef } from 'react';
import useLocalStorage from 'react-use/esm/useLocalStorage';
import { SidebarPinStateProvider } from '@backstage/core-components';
import { useMediaQuery } from '@groundwork/backstage-plugin-groundwork-react';
import { SearchPaletteProvider } from '../search/SearchPaletteProvider';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { useMainLandmark } from './useMainLandmark';
import styles from './AppShell.module.css';

/** As Material UI's pages count: below this they draw for a phone. */
const PHONE = '(max-width: 599.95px)';

/** The key under which Backstage's own sidebar keeps the same choice. */
const PIN_STATE_KEY = 'sidebarPinState';

function usePinState() {
  const isMobile = useMediaQuery(PHONE);
  const [isPinned = true, setPinned] = useLocalStorage(PIN_STATE_KEY, true);
  return useMemo(
    () => ({
      isMobile,
      isPinned,
      toggleSidebarPinState: () => setPinned(!isPinned),
    }),
    [isMobile, isPinned, setPinned],
  );
}

/** Navigation beside the page, and what belongs to every page. */
export function AppShell(props: { nav: ReactNode; content: ReactNode }) {
  const { nav, content } = props;
  const { t } = usePortalTranslation();
  const pinState = usePinState();
  const contentRef = useRef<HTMLDivElement>(null);
  const role = useMainLandmark(contentRef);

  // Focus is moved by hand: a `#hash` in the address would be kept by every
  // link that someone copies from there on.
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    contentRef.current?.focus();
  };

  return (
    <SidebarPinStateProvider value={pinState}>
      <SearchPaletteProvider>
        <a href="#content" className={styles.skip} onClick={skip}>
          {t('shell.skipToContent')}
        </a>
        <div className={styles.shell}>
          {nav}
          <div
            id="content"
            ref={contentRef}
            role={role}
            tabIndex={-1}
            className={styles.content}
          >
            {content}
          </div>
        </div>
      </SearchPaletteProvider>
    </SidebarPinStateProvider>
  );
}
