import { DatePicker } from 'antd';
import dayjs from 'dayjs';

// Shown with the weekday; typed with it, without it, or as eight digits.
const FORMATS = ['YYYY-MM-DD ddd', 'YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD'];

/** A field for a legal day. Its value is the text `YYYY-MM-DD`; the widget's own date objects never leave it. */
export function DateField(props: {
  id?: string;
  value?: string | undefined;
  onChange?: (value: string | undefined) => void;
  disabled?: boolean;
  'data-testid'?: string;
}) {
  const { id, value, onChange, disabled } = props;
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      style={{ width: '100%' }}
      format={FORMATS}
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
      disabled={disabled ?? false}
      showNow={false}
      // Enter takes the typed date; it must not send the form, which would conclude a case.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      data-testid={props['data-testid']}
    />
  );
}
