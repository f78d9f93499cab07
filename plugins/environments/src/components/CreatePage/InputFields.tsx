import { useState } from 'react';
import {
  NumberField,
  PasswordField,
  Select,
  Switch,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  InputField,
  InputForm,
  readJson,
  withInput,
  withUnreadable,
} from '../../logic/inputs';
import { JsonValue } from '../../logic/json';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './CreatePage.module.css';

interface FieldProps {
  field: InputField;
  value: JsonValue | undefined;
  onChange(value: JsonValue | undefined): void;
  /** When what is written is no value; then the one of before stays. */
  onUnreadable(): void;
}

function JsonField(props: FieldProps) {
  const { field, value, onChange, onUnreadable } = props;
  const { t } = useEnvironmentsTranslation();
  const [text, setText] = useState(
    value === undefined ? '' : JSON.stringify(value, undefined, 2),
  );
  const write = (to: string) => {
    setText(to);
    const read = readJson(to);
    if (read.isReadable) {
      onChange(read.value);
    } else {
      onUnreadable();
    }
  };
  return (
    <TextAreaField
      label={field.title}
      description={field.description ?? t('create.inputAsJson')}
      isRequired={field.isRequired}
      rows={3}
      value={text}
      onChange={write}
      validate={() =>
        readJson(text).isReadable ? undefined : t('create.inputNotJson')
      }
      validationBehavior="aria"
    />
  );
}

function SwitchField(props: FieldProps) {
  const { field, value, onChange } = props;
  return (
    <div>
      <Switch
        label={field.title}
        isSelected={value === true}
        onChange={onChange}
      />
      {field.description && <p className={styles.aside}>{field.description}</p>}
    </div>
  );
}

function Field(props: FieldProps) {
  const { field, value, onChange } = props;
  const { title: label, description, isRequired } = field;
  const common = { label, description, isRequired };
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...common}
          options={field.options.map((option, index) => ({
            id: `${index}`,
            label: `${option}`,
          }))}
          value={value === undefined ? null : `${field.options.indexOf(value)}`}
          onChange={index => onChange(field.options[Number(index)])}
        />
      );
    case 'switch':
      return <SwitchField {...props} />;
    case 'number':
      return (
        <NumberField
          {...common}
          minValue={field.min}
          maxValue={field.max}
          step={field.isInteger ? 1 : undefined}
          value={typeof value === 'number' ? value : NaN}
          onChange={to => onChange(Number.isNaN(to) ? undefined : to)}
        />
      );
    case 'text':
      return field.isSecret ? (
        <PasswordField
          {...common}
          value={text}
          onChange={to => onChange(to || undefined)}
        />
      ) : (
        <TextField
          {...common}
          maxLength={field.maxLength}
          value={text}
          onChange={to => onChange(to || undefined)}
        />
      );
    default:
      return <JsonField {...props} />;
  }
}

/** What a blueprint asks for, as its schema says. */
export function InputFields(props: {
  fields: InputField[];
  form: InputForm;
  onChange(change: (before: InputForm) => InputForm): void;
}) {
  const { fields, form, onChange } = props;
  return (
    <>
      {fields.map(field => (
        <Field
          key={field.name}
          field={field}
          value={form.inputs[field.name]}
          onChange={value =>
            onChange(before => withInput(before, field.name, value))
          }
          onUnreadable={() =>
            onChange(before => withUnreadable(before, field.name))
          }
        />
      ))}
    </>
  );
}
