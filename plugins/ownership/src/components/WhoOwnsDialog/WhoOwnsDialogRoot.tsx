import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useLocation } from 'react-router-dom';
import { isPressed, parseShortcut, Shortcut } from '../../lookup/shortcut';

/** Opens "Who owns …?" everywhere, unless another is configured. */
export const DEFAULT_SHORTCUT = 'mod+shift+k';

const Content = lazy(() =>
  import('./WhoOwnsDialogContent').then(module => ({
    default: module.WhoOwnsDialogContent,
  })),
);

function useKeys(shortcut: Shortcut, onPressed: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && isPressed(shortcut, event)) {
        event.preventDefault();
        onPressed();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [shortcut, onPressed]);
}

function shortcutOf(text: string): Shortcut {
  const shortcut = parseShortcut(text);
  if (!shortcut) {
    throw new Error(
      `'${text}' is not a shortcut; it should be like ${DEFAULT_SHORTCUT}, with mod or alt`,
    );
  }
  return shortcut;
}

/** Waits for its shortcut, on every page, and opens "Who owns …?". */
export function WhoOwnsDialogRoot(props: {
  shortcut?: string;
  examples?: readonly string[];
}) {
  const { shortcut: text = DEFAULT_SHORTCUT, examples } = props;
  const shortcut = useMemo(() => shortcutOf(text), [text]);
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const open = useCallback(() => setOpen(true), []);
  useKeys(shortcut, open);

  useEffect(() => setOpen(false), [pathname]);

  return isOpen ? (
    <Suspense fallback={null}>
      <Content examples={examples} onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
