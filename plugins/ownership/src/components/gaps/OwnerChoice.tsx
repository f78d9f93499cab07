import { Radio, RadioGroup } from '@backstage/ui';
import { SuggestedOwner } from '@groundwork/backstage-plugin-ownership-common';
import {
  GroupOption,
  GroupPicker,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useOwnershipTranslation } from '../../translation';
import { confidenceFigure, confidenceWord } from '../shared/confidence';
import styles from './gaps.module.css';

const OTHER = 'other';

/** Who is to own the entity: one of those suggested, or another group. */
export interface ChosenOwner {
  isOther: boolean;
  owner?: GroupOption;
}

/** The best suggestion, for the beginning. */
export function firstChoice(suggestions: SuggestedOwner[]): ChosenOwner {
  const [best] = suggestions;
  return best
    ? { isOther: false, owner: optionOf(best) }
    : { isOther: true, owner: undefined };
}

function optionOf({ owner }: SuggestedOwner): GroupOption {
  return { id: owner.entityRef, label: owner.title };
}

/** Quieter than that of an answer, since it stands beside several others. */
function Sureness(props: { of: number }) {
  const { t } = useOwnershipTranslation();
  const word = t(`shared.confidence.${confidenceWord(props.of)}`);
  return (
    <span className={styles.sureness}>
      {confidenceFigure(props.of)} {word}
    </span>
  );
}

function Suggestion(props: { suggestion: SuggestedOwner }) {
  const { owner, confidence, reasons } = props.suggestion;
  return (
    <Radio value={owner.entityRef} className={styles.suggestion}>
      <span className={styles.suggestionText}>
        <span className={styles.suggestionTitle}>
          {owner.title}
          <Sureness of={confidence} />
        </span>
        {reasons.map(reason => (
          <span key={reason} className={styles.reason}>
            {reason}
          </span>
        ))}
      </span>
    </Radio>
  );
}

/** Asks for the new owner; the suggestions say why they are. */
export function OwnerChoice(props: {
  suggestions: SuggestedOwner[];
  chosen: ChosenOwner;
  onChange(chosen: ChosenOwner): void;
}) {
  const { suggestions, chosen, onChange } = props;
  const { t } = useOwnershipTranslation();
  const choose = (value: string) => {
    const suggestion = suggestions.find(
      ({ owner }) => owner.entityRef === value,
    );
    onChange(
      suggestion
        ? { isOther: false, owner: optionOf(suggestion) }
        : { isOther: true, owner: undefined },
    );
  };
  return (
    <div className={styles.choice}>
      {suggestions.length > 0 ? (
        <RadioGroup
          label={t('gaps.dialog.choose')}
          value={chosen.isOther ? OTHER : chosen.owner?.id}
          onChange={choose}
        >
          {suggestions.map(suggestion => (
            <Suggestion
              key={suggestion.owner.entityRef}
              suggestion={suggestion}
            />
          ))}
          <Radio value={OTHER}>
            <span className={styles.suggestionText}>
              {t('gaps.dialog.other')}
            </span>
          </Radio>
        </RadioGroup>
      ) : (
        <p className={styles.after}>{t('gaps.dialog.noSuggestions')}</p>
      )}
      {chosen.isOther && (
        <GroupPicker
          label={t('gaps.dialog.otherGroup')}
          placeholder={t('gaps.dialog.otherPlaceholder')}
          value={chosen.owner}
          onChange={owner => onChange({ isOther: true, owner })}
        />
      )}
    </div>
  );
}
