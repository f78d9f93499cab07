import {
  ClipboardEvent,
  KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { ButtonIcon } from '@backstage/ui';
import { RiCloseLine, RiUserSearchLine } from '@remixicon/react';
import { Lookup } from '../../hooks/useLookup';
import { useOwnershipTranslation } from '../../translation';
import styles from './LookupField.module.css';

/** As high as its text, up to what the stylesheet allows. */
function useGrowth(text: string) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const field = ref.current;
    if (field) {
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight}px`;
    }
  }, [text]);
  return ref;
}

/** The text of a field with what is pasted in place of its selection. */
function pastedInto(field: HTMLTextAreaElement, pasted: string): string {
  const { value, selectionStart, selectionEnd } = field;
  return value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
}

/** Where anything is pasted or typed. */
export function LookupField(props: {
  lookup: Lookup;
  /** Takes the focus when it appears. */
  hasFocus?: boolean;
  /** Whether `/` leads here. */
  isPageSearch?: boolean;
}) {
  const { lookup, hasFocus, isPageSearch } = props;
  const { t } = useOwnershipTranslation();
  const ref = useGrowth(lookup.text);

  useEffect(() => {
    if (hasFocus) {
      ref.current?.focus();
    }
  }, [hasFocus, ref]);

  const clear = () => {
    lookup.type('');
    ref.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Escape' && lookup.text) {
      // A dialog around it would close.
      event.stopPropagation();
      clear();
    } else if (
      event.key === 'Enter' &&
      !event.shiftKey &&
      !event.metaKey &&
      !event.ctrlKey
    ) {
      event.preventDefault();
      lookup.submit();
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (pasted) {
      event.preventDefault();
      lookup.ask({
        text: pastedInto(event.currentTarget, pasted),
        day: lookup.day,
      });
    }
  };

  return (
    <div className={styles.field}>
      <RiUserSearchLine className={styles.icon} aria-hidden />
      <textarea
        ref={ref}
        className={styles.input}
        rows={1}
        data-page-search={isPageSearch ? '' : undefined}
        aria-label={t('whoOwns.title')}
        aria-keyshortcuts={isPageSearch ? '/' : undefined}
        placeholder={t('whoOwns.placeholder')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={lookup.text}
        onChange={event => lookup.type(event.target.value)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
      />
      {lookup.text ? (
        <ButtonIcon
          aria-label={t('whoOwns.clear')}
          variant="tertiary"
          size="small"
          icon={<RiCloseLine />}
          onPress={clear}
        />
      ) : (
        isPageSearch && (
          <kbd className={styles.key} aria-hidden="true">
            /
          </kbd>
        )
      )}
    </div>
  );
}
