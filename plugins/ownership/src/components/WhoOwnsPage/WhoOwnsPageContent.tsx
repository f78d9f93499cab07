import { DEFAULT_EXAMPLES } from '../../lookup/examples';
import { WhoOwns } from '../WhoOwns';
import { useAddressedLookup } from './useAddressedLookup';
import styles from './WhoOwnsPage.module.css';

/** The page "Who owns …?". */
export function WhoOwnsPageContent(props: { examples?: readonly string[] }) {
  const { examples = DEFAULT_EXAMPLES } = props;
  return (
    <div className={styles.page}>
      <WhoOwns
        lookup={useAddressedLookup()}
        examples={examples}
        hasFocus
        isPageSearch
        hasDay
      />
    </div>
  );
}
