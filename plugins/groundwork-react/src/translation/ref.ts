import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';

/** The texts, typed by their keys. */
export const groundworkTexts = createTranslationRef({
  id: 'groundwork',
  messages: {
    /** The language that the texts are in, for dates and numbers beside them. */
    language: 'en',
    retry: 'Try again',
    cancel: 'Cancel',
    loadMore: 'Load more',
    moreFailed: 'The next ones could not be read',
    opensNewTab: '(opens in a new tab)',
    copied: 'Copied',
    copyFailed: 'Could not be copied; select the text instead',
    level: 'level {{level}} of {{of}}',
    levelNamed: 'level {{level}} of {{of}}: {{name}}',
    unmeasured: 'unmeasured',
  },
  translations: { de: () => import('./de') },
});

/**
 * The texts of the parts that Groundwork's plugins share.
 *
 * @public
 */
export const groundworkTranslationRef: TranslationRef<
  'groundwork',
  { [key in string]: string }
> = groundworkTexts;
