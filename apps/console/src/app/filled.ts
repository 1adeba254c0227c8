/** A field that the form's own rules have filled before it is sent. */
export function filled<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a form was sent without a field that it requires');
  return value;
}
